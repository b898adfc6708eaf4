"""The questions of a survey, as they were written."""

from dataclasses import dataclass

from moothill.rooms.inputs.kinds import QuestionKind, choices_in
from moothill.rooms.inputs.models import Call


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `number` counts from 1 and `choices` are those of a choice, in order."""

    number: int
    text: str
    kind: QuestionKind
    choices: tuple[str, ...]
    required: bool


def questions_of(call: Call) -> list[Question]:
    """The questions of a survey in order; none of any other call."""
    return [
        Question(
            number=number,
            text=row["text"],
            kind=QuestionKind(row["kind"] or QuestionKind.TEXT),
            choices=tuple(choices_in(row["choices"])),
            required=row["required"] == "yes",
        )
        for number, row in enumerate(call.questions, start=1)
    ]
