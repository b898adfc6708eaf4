"""SQLite with a fair lock in front of its writers: see docs/decisions/0004-one-fair-lock-for-sqlite.md."""
