"""What partnership managers begin their day with: work list, timeline, status, referrals, papers."""
