"""Pure Python: no Django, no clock, no randomness, no input or output."""
