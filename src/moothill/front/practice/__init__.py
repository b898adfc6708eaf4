"""The practice cycle, in which nothing is real, and acting as one of its people."""
