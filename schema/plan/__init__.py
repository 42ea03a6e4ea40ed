"""The action plan over GraphQL: printed, agreed, counted, and written."""
