"""The action plan: from what stakeholders propose to what is done about it, how it stands, and what came of it."""
