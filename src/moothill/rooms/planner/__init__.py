"""What the delivery team must do, and where it met."""
