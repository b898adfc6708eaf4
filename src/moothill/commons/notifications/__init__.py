"""Follows, notices and mail: whoever wants to hear of something hears of it, and of nothing hidden."""
