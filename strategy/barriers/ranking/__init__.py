"""Which barrier first: by what its removal would unlock, and how likely that is in time; who gets past it meanwhile."""
