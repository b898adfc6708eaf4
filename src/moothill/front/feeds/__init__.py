"""Recent changes, and Atom feeds of everything."""
