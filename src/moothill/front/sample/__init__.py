"""The sample: a real cycle, read from a file of facts with their sources, and brought in as one import."""
