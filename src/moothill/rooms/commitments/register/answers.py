"""The cycle's own questions in the form of a commitment, and the template in the cycle's own words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.context import Context
from moothill.commons.record.fields import Rows
from moothill.commons.record.kinds import Asked
from moothill.rooms.commitments.kinds import OWN
from moothill.rooms.commitments.queries.forms import FormField, form_of


def asked(cycle: Cycle) -> Mapping[str, Asked]:
    """How the form of a commitment asks in this cycle. Without questions of its own it has no place for their answers."""
    fields = form_of(cycle)
    words = {each.name: Asked(each.label, each.help, each.shown) for each in fields if not each.own}
    return words | {"more": Asked(shown=any(each.own and each.shown for each in fields))}


class AnswersWidget(forms.Widget):
    """A text for each question; what was answered once and is no longer asked is carried along unseen."""

    template_name = "commitments/_answers_widget.html"
    use_fieldset = True

    def __init__(self, questions: Sequence[FormField]) -> None:
        super().__init__()
        self.questions = questions

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        """The answers as they were typed."""
        start = f"{name}-"
        names = [key.removeprefix(start) for key in data if key.startswith(start + OWN)]
        return [{"name": each, "words": data.get(start + each, "")} for each in names]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form carried none of them."""
        return not any(key.startswith(f"{name}-{OWN}") for key in data)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The questions with their answers, and the answers to none of them."""
        context = super().get_context(name, value, attrs)
        answers = {row["name"]: row["words"] for row in value or ()}
        context["asked"] = [
            {"name": f"{name}-{each.name}", "question": each, "value": answers.pop(each.name, "")}
            for each in self.questions
        ]
        context["carried"] = [(f"{name}-{left}", words) for left, words in answers.items()]
        return context


@dataclass(frozen=True)
class Answers(Rows):
    """The answers to the cycle's own questions: rows of the question's name and the words."""

    def clean(self, value: Any, context: Context) -> list[dict[str, str]]:
        """An answer without words is none. Raises Wrong as rows do."""
        rows = [
            row for row in value or () if not isinstance(row, dict) or str(row.get("words") or "").strip()
        ]
        return super().clean(rows if isinstance(value or [], list) else value, context)

    def form_field(self, context: Context) -> forms.Field:
        """A text for each question of the cycle."""
        questions = [each for each in form_of(context.cycle) if each.own and each.shown]
        return forms.Field(
            label=self.label, help_text=self.help, required=False, widget=AnswersWidget(questions)
        )
