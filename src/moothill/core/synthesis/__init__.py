"""Likeness of texts: how alike two are, and which words tell most."""
