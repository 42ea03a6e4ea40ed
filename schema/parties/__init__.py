"""What contacts ask and do through their links, and how brokers make these."""
