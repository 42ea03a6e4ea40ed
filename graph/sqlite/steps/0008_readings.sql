ALTER TABLE rel_offers ADD COLUMN "sure" REAL;
ALTER TABLE rel_offers ADD COLUMN "read_by" TEXT;
ALTER TABLE rel_needs ADD COLUMN "sure" REAL;
ALTER TABLE rel_needs ADD COLUMN "read_by" TEXT;
