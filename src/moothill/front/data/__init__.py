"""Every list as data: at its own address with a suffix."""
