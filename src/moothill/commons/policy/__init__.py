"""Rights at work: actors, leave and refusal. The rules themselves are in `core.policy`."""
