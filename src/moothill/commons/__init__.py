"""What every room uses; knows no room."""
