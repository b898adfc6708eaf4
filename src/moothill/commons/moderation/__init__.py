"""Second looks at what people contribute: concerns, limits, reports, hiding, and the undoing of waves."""
