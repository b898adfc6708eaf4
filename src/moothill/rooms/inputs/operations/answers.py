"""The questions of a survey, and what people answer to them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.errors import Fault, Invalid
from moothill.core.text import canonical
from moothill.rooms.inputs.kinds import QuestionKind
from moothill.rooms.inputs.queries.questions import Question

SCALE = ("1", "2", "3", "4", "5")
MOST_LETTERS = 20_000
_MOST_DIGITS = 40


def judge(
    questions: Sequence[Question], given: Mapping[str, Any], files: Mapping[str, str]
) -> list[dict[str, str]]:
    """The answers in the order of the questions, as an input keeps them; what was left empty is left out.

    `given` has words and `files` the names of files, both by the name of the question. Raises Invalid with a fault for
    each answer that will not do, under the name of its question, or under "" if nothing was answered at all.
    """
    answers = {each.name: _answer(each, given, files) for each in questions}
    faults = [Fault(each.name, words) for each in questions for words in _wrong(each, answers[each.name])]
    if not faults and not any(answers.values()):
        faults = [Fault("", _("Answer at least one question."))]
    if faults:
        raise Invalid(faults)
    return [{"question": each.text, "answer": answers[each.name]} for each in questions if answers[each.name]]


def _answer(question: Question, given: Mapping[str, Any], files: Mapping[str, str]) -> str:
    if question.kind == QuestionKind.FILE:
        return files.get(question.name, "")
    words = canonical(str(given.get(question.name) or ""))
    return words if question.kind == QuestionKind.TEXT else " ".join(words.split())


def _wrong(question: Question, answer: str) -> Iterator[str]:
    if not answer:
        if question.required:
            yield _("This must be answered.")
        return
    match question.kind:
        case QuestionKind.TEXT if len(answer) > MOST_LETTERS:
            yield _("At most %(most)s characters fit here. Shorten it.") % {"most": MOST_LETTERS}
        case QuestionKind.CHOICE if answer not in question.choices:
            yield _("Choose one of the answers given.")
        case QuestionKind.SCALE if answer not in SCALE:
            yield _("Choose a number from 1 to 5.")
        case QuestionKind.NUMBER if not _is_number(answer):
            yield _("Write a number, in digits.")


def _is_number(words: str) -> bool:
    try:
        return len(words) <= _MOST_DIGITS and Decimal(words.replace(",", ".")).is_finite()
    except InvalidOperation:
        return False
