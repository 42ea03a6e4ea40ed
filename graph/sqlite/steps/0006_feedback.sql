ALTER TABLE feedback ADD COLUMN "run" TEXT;
ALTER TABLE feedback ADD COLUMN "stakeholder" TEXT;
ALTER TABLE feedback ADD COLUMN "partner" TEXT;
CREATE INDEX feedback_by_stakeholder ON feedback ("stakeholder", id);
CREATE INDEX feedback_by_stakeholder_and_title ON feedback ("stakeholder", sort_key, id);
