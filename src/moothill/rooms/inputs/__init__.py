"""What people contribute: calls, inputs, supports, imports and receipts."""
