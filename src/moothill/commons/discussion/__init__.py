"""The public talk that every record has."""
