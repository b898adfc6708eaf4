"""The parts of the job, one Django app each."""
