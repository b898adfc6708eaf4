"""What is kept of those who moved dates."""
