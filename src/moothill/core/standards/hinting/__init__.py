"""The parts of a look at a commitment, each with the hints that it can give."""
