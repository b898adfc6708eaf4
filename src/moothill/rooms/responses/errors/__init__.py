"""Named errors of this room. Each says what is wrong and what to do."""
