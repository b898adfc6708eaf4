"""What whoever brings a file says of everything in it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from moothill.rooms.inputs.kinds import LICENCE, ComingBy, Consent, InputForm


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for each row that does not say otherwise, and how rows are known again.

    `call` and `event` are references, or "". `source` says where the file is from: best the address at which it stays
    authoritative. `doubles`: rows that repeat an earlier one word for word are other people's, and come in too. Where
    `consent` is not for a name, the names in the file are left out.
    """

    call: str = ""
    event: str = ""
    form: str = InputForm.IDEA.value
    coming_by: str = ComingBy.ELSEWHERE.value
    consent: str = Consent.UNNAMED.value
    licence: str = LICENCE
    language: str = ""
    when: str = ""
    source: str = ""
    doubles: bool = False

    def as_json(self) -> dict[str, Any]:
        """As a batch keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """As a batch kept it."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in options.get("given", {}).items() if name in known})
