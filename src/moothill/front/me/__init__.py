"""A contributor's own pages: what became of it, return codes, download, erasure."""
