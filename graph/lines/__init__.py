"""What is known for the other lines of the strategy: signals, support, barriers and the plan, one module each."""
