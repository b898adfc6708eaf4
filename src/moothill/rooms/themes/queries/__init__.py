"""What can be asked of this room."""
