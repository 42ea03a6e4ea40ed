"""The support map over GraphQL: who helps with what, gaps and overlap, whom to call, what if."""
