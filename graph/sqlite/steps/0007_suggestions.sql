CREATE INDEX suggestion_by_score ON suggestion (run_id, score DESC, stakeholder_id, rank);
CREATE INDEX suggestion_by_partner ON suggestion (run_id, partner_id, stakeholder_id, rank);
