"""What managers take along: a visit sheet on paper, meetings and follow-ups in a calendar."""
