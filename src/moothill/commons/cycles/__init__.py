"""Members, cycles, and the roles people hold in them."""
