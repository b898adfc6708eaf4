"""The key that signs sessions and forms."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def secret_key(given: str, home: Path) -> str:
    """`given`, or the key kept in `home`: made at the first start, readable by its owner only."""
    if given:
        return given
    kept = home / "secret-key"
    if not kept.exists():
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(kept)
    return kept.read_text()


def _make(kept: Path) -> None:
    """Appear whole or not at all: another process may be starting too, and its key then is ours."""
    descriptor, name = tempfile.mkstemp(dir=kept.parent)  # readable by its owner only
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        os.link(name, kept)
    Path(name).unlink()
