"""What waits for a partnership manager: who looks after whom, what to do today, and what was said before."""
