"""Bringing a planning page: read in a process of its own, shown first, then made in one act or not at all."""
