"""Which named errors come back beside the text, and with which status."""

from moothill.commons.discussion import errors as talk
from moothill.commons.moderation.errors import TooMany
from moothill.commons.policy.errors import Refused
from moothill.commons.record import errors as record

STATUS: dict[type[Exception], int] = {
    talk.NothingSaid: 422,
    talk.TooManyWords: 422,
    talk.CannotBeDrawn: 422,
    talk.UnknownStance: 422,
    talk.NoAnswerHere: 409,
    talk.Answered: 409,
    talk.NotStanding: 409,
    record.KeyReused: 409,
    record.Unchanged: 422,
    record.NotYours: 403,
    Refused: 403,
    TooMany: 429,
}
EXPECTED = tuple(STATUS)


def field_of(error: Exception) -> str | None:
    """The box that an error is about; None for the whole form."""
    about_words = (talk.NothingSaid, talk.TooManyWords, talk.CannotBeDrawn)
    if isinstance(error, about_words):
        return "words"
    return "stance" if isinstance(error, talk.UnknownStance) else None
