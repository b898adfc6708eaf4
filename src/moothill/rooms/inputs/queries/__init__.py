"""What other packages may ask this room."""
