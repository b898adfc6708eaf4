"""Backups: made while the site runs, checked before they are believed, restored as a whole or not at all."""
