CREATE RANGE INDEX suggestion_by_score IF NOT EXISTS FOR (n:Suggestion) ON (n.list, n.score, n.stakeholderId, n.rank);
CREATE RANGE INDEX suggestion_by_partner IF NOT EXISTS FOR (n:Suggestion) ON (n.list, n.partnerId, n.stakeholderId, n.rank);
