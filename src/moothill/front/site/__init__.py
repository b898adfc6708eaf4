"""The site itself: its home, the homes of cycles, every record's page and history, the journal, and who may do what."""
