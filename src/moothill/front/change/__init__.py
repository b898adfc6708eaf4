"""The door through which anybody edits or suggests."""
