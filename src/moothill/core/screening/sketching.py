"""A text in a few short keys: texts that are much alike share several, others hardly any.

The keys are a MinHash sketch (A. Broder, On the resemblance and containment of documents, 1997) over runs of three words,
numbers and addresses left out. From a sketch no text can be read back.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

SKETCH = 16
_RUN = 3
# Shorter texts are too often alike by chance: "I agree with this".
_SHORTEST = 8
_PRIME = (1 << 61) - 1
_MASK = (1 << 32) - 1
_NUMBER = re.compile(r"\d+")


def sketch(words: Sequence[str]) -> tuple[str, ...]:
    """Sixteen keys, or none for a text of fewer than eight words. `words` are folded, without addresses."""
    words = [_NUMBER.sub("0", word) for word in words]
    if len(words) < _SHORTEST:
        return ()
    runs = {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    hashes = [int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs]
    return tuple(f"s{n:x}:{_least(hashes, n):08x}" for n in range(SKETCH))


def digest(kind: str, value: str) -> str:
    """A key that is the same for the same value, and does not tell it."""
    return f"{kind}:{blake2b(value.encode(errors='replace'), digest_size=6).hexdigest()}"


def _least(hashes: Iterable[int], n: int) -> int:
    """The least under the n-th of a family of orders: odd multipliers and offsets drawn from the golden ratio."""
    factor, offset = (0x9E3779B97F4A7C15 * (2 * n + 1)) % _PRIME | 1, 0xC2B2AE3D27D4EB4F * (n + 1)
    return min((each * factor + offset) % _PRIME for each in hashes) & _MASK
