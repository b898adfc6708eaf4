"""What may be told of people in numbers: no cell below a threshold, none worked out from the rest."""
