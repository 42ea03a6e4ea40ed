CREATE RANGE INDEX feedback_by_stakeholder IF NOT EXISTS FOR (n:Feedback) ON (n.stakeholder, n.sortKey, n.id);
