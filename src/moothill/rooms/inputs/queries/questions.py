"""The questions of a survey, as they were written."""

from dataclasses import dataclass

from moothill.rooms.inputs.kinds import CallForm, QuestionKind, choices_in
from moothill.rooms.inputs.models import Call


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `number` counts from 1 and `choices` are those of a choice, in order."""

    number: int
    text: str
    kind: QuestionKind
    choices: tuple[str, ...]
    required: bool

    @property
    def name(self) -> str:
        """The name of its box in a form: "q1" for the first."""
        return f"q{self.number}"


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
        for number, row in enumerate(call.questions if call.form == CallForm.SURVEY else (), start=1)
    ]
