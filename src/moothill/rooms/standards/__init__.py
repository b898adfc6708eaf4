"""The rules that a cycle is checked against, and what comes of it."""
