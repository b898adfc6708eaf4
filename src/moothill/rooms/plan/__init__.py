"""What the cycle is for, when its parts take place, and how people are reached."""
