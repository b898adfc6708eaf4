"""Bringing contributions in from files, on the web and on the command line: previewed, resumable, undone whole."""
