"""Signed marks in the links of mails: nobody can make one up, and none holds an address."""

from django.core.signing import BadSignature, Signer

from moothill.commons.notifications.errors import LinkSpent

_STOP, _CONFIRM = (
    Signer(sep=".", salt="moothill.notices.stop"),
    Signer(sep=".", salt="moothill.notices.confirm"),
)


def stop_mark(reader: int, cycle: int) -> str:
    """For the link that ends mails about a cycle. Good for as long as the reader is there: old mails keep their link."""
    return _STOP.sign(f"{reader}-{cycle}")


def read_stop(mark: str) -> tuple[int, int]:
    """The ids of reader and cycle. Raises LinkSpent."""
    try:
        reader, cycle = _STOP.unsign(mark).split("-")
        return int(reader), int(cycle)
    except (BadSignature, ValueError) as error:
        raise LinkSpent from error


def confirm_mark(letter: int) -> str:
    """For the link that says that an address is one's own. How long it is good stands with the letter."""
    return _CONFIRM.sign(str(letter))


def read_confirm(mark: str) -> int:
    """The id of the letter. Raises LinkSpent."""
    try:
        return int(_CONFIRM.unsign(mark))
    except (BadSignature, ValueError) as error:
        raise LinkSpent from error
