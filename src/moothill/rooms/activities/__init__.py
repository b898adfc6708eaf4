"""What is done to engage people, stage by stage, and the events among it."""
