"""The pages of the talk."""
