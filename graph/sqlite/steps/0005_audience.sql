ALTER TABLE match_run ADD COLUMN "audience" TEXT;
ALTER TABLE match_run ADD COLUMN "whole" INTEGER;
UPDATE match_run SET audience = 'broker-only', whole = instr(coalesce(manifest, ''), '"asked":"all"') > 0;
