MATCH (r:MatchRun) WHERE r.audience IS NULL SET r.audience = 'broker-only', r.whole = coalesce(r.manifest, '') CONTAINS '"asked":"all"';
