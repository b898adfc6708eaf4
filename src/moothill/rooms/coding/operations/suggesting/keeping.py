"""What a training learned, as a file below the home of this site. It is believed only if it is what the training wrote."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from moothill.core.synthesis.learning import Linear
from moothill.core.synthesis.packing import LARGEST, Lies, pack, unpack
from moothill.rooms.coding.errors.suggesting import LyingModel
from moothill.rooms.coding.models import Suggester


def folder() -> Path:
    """Where the files lie. They are in no backup: each can be learned anew."""
    return Path(settings.HOME) / "suggesters"


def keep(name: str, model: Linear) -> str:
    """Write what was learned, whole or not at all; the SHA-256 of the file."""
    content = pack(model)
    folder().mkdir(parents=True, exist_ok=True)
    beside = folder() / f".{name}.{os.getpid()}"
    beside.write_bytes(content)
    beside.replace(folder() / name)
    return hashlib.sha256(content).hexdigest()


def believed(suggester: Suggester) -> Linear:
    """What this training learned. Raises LyingModel where its file is not there, too large, changed, or no model."""
    path = _path(suggester.file)
    try:
        if path.stat().st_size > LARGEST:
            raise LyingModel(suggester.file, _("it is larger than any model"))
        content = path.read_bytes()
    except OSError as error:
        raise LyingModel(suggester.file, _("it is not there")) from error
    if hashlib.sha256(content).hexdigest() != suggester.sha256:
        raise LyingModel(suggester.file, _("it was changed since it was written"))
    try:
        return unpack(content)
    except Lies as error:
        raise LyingModel(suggester.file, str(error)) from error


def forget(name: str) -> None:
    """Take a file away, if it is there."""
    if name:
        _path(name).unlink(missing_ok=True)


def forget_others(prefix: str, name: str) -> None:
    """Take away what earlier trainings of the same cycle left."""
    for path in folder().glob(f"{prefix}-*.npz"):
        if path.name != name and path.stem.removeprefix(f"{prefix}-").isdigit():
            path.unlink(missing_ok=True)


def _path(name: str) -> Path:
    """Below the folder, whatever the name says."""
    return folder() / Path(name or "nothing").name
