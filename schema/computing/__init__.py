"""What has to be computed before it can be answered: explanations, gaps between chains, evaluations."""
