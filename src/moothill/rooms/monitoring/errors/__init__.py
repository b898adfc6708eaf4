"""Named errors of this room."""
