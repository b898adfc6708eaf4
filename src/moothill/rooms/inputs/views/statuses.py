"""Which answer each named error gets beside what somebody wrote."""

from moothill.commons.files.errors import FileRefused
from moothill.commons.moderation.errors import TooMany
from moothill.commons.policy.errors import Refused
from moothill.commons.record import errors as record
from moothill.rooms.inputs import errors

STATUS: dict[type[Exception], int] = {
    record.Invalid: 422,
    record.ReasonNeeded: 422,
    record.Unchanged: 422,
    record.KeyReused: 409,
    record.Stale: 409,
    record.WrongState: 409,
    record.NotYours: 403,
    errors.AccountNeeded: 403,
    errors.AlreadyConsidered: 409,
    errors.TooManyFiles: 422,
    errors.WordsCovered: 409,
    errors.NotOpen: 409,
    FileRefused: 422,
    Refused: 403,
    TooMany: 429,
}
EXPECTED = tuple(STATUS)


def status_of(error: Exception) -> int:
    """The status for a named error; of what has closed, that it is gone."""
    if isinstance(error, errors.NotOpen) and error.closed:
        return 410
    return next(status for kind, status in STATUS.items() if isinstance(error, kind))
