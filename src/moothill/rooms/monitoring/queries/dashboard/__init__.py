"""The dashboards of progress: every milestone with what each side says of it, what changed, and what is late."""
