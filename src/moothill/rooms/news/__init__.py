"""Announcements and comms packs."""
