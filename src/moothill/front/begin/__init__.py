"""A new cycle in ten minutes: templates, the wizard, and what still needs a person before the public sees it."""
