"""Full-text search over everything published, on SQLite and PostgreSQL alike."""
