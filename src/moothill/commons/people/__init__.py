"""Who contributes: people with an account, guests, and organisations."""
