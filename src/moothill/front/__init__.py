"""What faces outward and crosses rooms."""
