"""Uploaded files: judged by what they hold, kept under names nobody can guess, given out through one gate."""
