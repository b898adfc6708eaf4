"""A linear model as bytes and back: plain arrays of numbers, never anything that a program would run."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

import numpy as np

from moothill.core.synthesis.grams import SPACE, Numbers
from moothill.core.synthesis.learning import Linear

LARGEST = 1 << 30  # bytes

_NAMES = ("codes", "columns", "rarity", "weights", "bias")
_TYPES = {"codes": "<i8", "columns": "<i4", "rarity": "<f4", "weights": "<f4", "bias": "<f4"}


class Lies(ValueError):
    """Bytes that are no model as `pack` writes them. Its words say what is wrong with them."""


def pack(model: Linear) -> bytes:
    """The model as an archive of arrays (.npz). The same model gives the same bytes."""
    written = BytesIO()
    arrays = {name: np.ascontiguousarray(getattr(model, name), _TYPES[name]) for name in _NAMES}
    np.savez(written, **arrays)  # type: ignore[arg-type]
    return written.getvalue()


def unpack(content: bytes) -> Linear:
    """The model in these bytes. Raises Lies for anything that `pack` would not have written, before it takes much memory."""
    try:
        _look_inside(content)
        with np.load(BytesIO(content), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in _NAMES}
    except (BadZipFile, ValueError, KeyError, EOFError, OSError, NotImplementedError) as error:
        if isinstance(error, Lies):
            raise
        raise Lies("it is no archive of arrays") from error
    _check(arrays)
    return Linear(**arrays)


def _look_inside(content: bytes) -> None:
    """How large it says that it is: a small archive can hold very much."""
    if len(content) > LARGEST:
        raise Lies("it is larger than any model")
    with ZipFile(BytesIO(content)) as archive:
        inside = archive.infolist()
        if sum(each.file_size for each in inside) > LARGEST:
            raise Lies("it is larger than any model")
        if [each.filename for each in inside] != [f"{name}.npy" for name in _NAMES]:
            raise Lies("it does not hold what a model holds")


def _check(arrays: dict[str, Numbers]) -> None:
    for name, array in arrays.items():
        if array.dtype != np.dtype(_TYPES[name]) or array.ndim != (2 if name == "weights" else 1):
            raise Lies(f"its {name} are of the wrong kind")
    grams, codes = len(arrays["columns"]), len(arrays["codes"])
    if not codes or arrays["weights"].shape != (grams, codes):
        raise Lies("its numbers do not fit its codes")
    if len(arrays["rarity"]) != grams or len(arrays["bias"]) != codes:
        raise Lies("its numbers do not fit its codes")
    columns = arrays["columns"]
    if grams and (columns[0] < 0 or columns[-1] >= SPACE or (np.diff(columns) <= 0).any()):
        raise Lies("its columns are not in order")
    if not all(np.isfinite(arrays[name]).all() for name in ("rarity", "weights", "bias")):
        raise Lies("some of its numbers are no numbers")
