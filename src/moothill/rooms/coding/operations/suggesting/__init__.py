"""Suggesting codes, from what people coded themselves. Nothing here makes an assignment: only a person does, by reading."""

from moothill.rooms.coding.operations.suggesting.asking import ask_anew, withdraw_suggester
from moothill.rooms.coding.operations.suggesting.training import suggest_meanwhile, train

__all__ = ["ask_anew", "suggest_meanwhile", "train", "withdraw_suggester"]
