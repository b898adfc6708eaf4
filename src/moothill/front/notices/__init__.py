"""The pages of follows, notices and subscriptions."""
