"""Drawing lots that anybody can draw again: from a seed, a number and what the lot is for."""

from hashlib import blake2b

MOST = 1 << 62  # every lot is below it, and fits into eight bytes with a sign


def lot(seed: int, number: int, purpose: str = "") -> int:
    """A number from 0 to MOST - 1 that looks like chance, always the same for the same arguments.

    Lots for other purposes tell nothing of each other.
    """
    drawn = blake2b(f"{seed}/{number}/{purpose}".encode(), digest_size=8).digest()
    return int.from_bytes(drawn, "big") % MOST


def is_one_in(seed: int, number: int, purpose: str, many: int) -> bool:
    """Whether the lot falls on this number, as it does on one in `many`; never where `many` is 0."""
    return many > 0 and lot(seed, number, purpose) % many == 0
