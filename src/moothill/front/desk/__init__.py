"""The steward's forms, the same for every kind of record."""
