"""The forms of this room that are no record's own."""
