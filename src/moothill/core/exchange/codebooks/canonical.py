"""The one way to write a codebook down, what it is sealed by, and the ids that a code keeps wherever it goes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

_OURS = UUID("5d0e6b54-6f07-5f0e-8d5f-3b1f0c7c6a10")


def dumped(codes: Sequence[Mapping[str, Any]]) -> str:
    """These codes in JSON whose every byte is settled: sorted keys, no spaces, letters as they are."""
    return json.dumps(codes, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(codes: Sequence[Mapping[str, Any]]) -> str:
    """SHA-256 over `dumped`."""
    return hashlib.sha256(dumped(codes).encode()).hexdigest()


def identity(*names: str) -> str:
    """A UUID that these names always give, and no others (RFC 9562, version 5)."""
    return str(uuid5(_OURS, "\n".join(names)))
