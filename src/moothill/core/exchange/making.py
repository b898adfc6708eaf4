"""From texts to one contribution, or to the reason why it is none. Every reader ends here, so all keep the same rules."""

import json
import re
from collections.abc import Mapping, Sequence

from moothill.core.exchange.plain import is_no_text, line_of, tidy
from moothill.core.exchange.shapes import USUAL, Found, Limits, Refused, Remark, gettext_noop

_LINES: Mapping[str, int] = {
    "title": 400, "said_by": 200, "organisation": 200, "place": 200, "table": 80, "source": 500, "when": 200,
}  # fmt: skip
_TEXTS = ("words", "why")
_FORMS: Mapping[str, str] = {
    "idea": "idea", "proposal": "idea", "suggestion": "idea", "comment": "comment", "note": "note", "event note": "note",
    "note of an event": "note", "answer": "answer", "answer to a survey": "answer", "response": "answer",
    "survey": "answer", "letter": "letter", "email": "letter", "e-mail": "letter",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,6})?", re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")
_NUMBER = re.compile(r"(\d{1,9})(?:\.0+)?")
_BEGINNING = 120
_QUESTION, MOST_ANSWERS = 400, 100

NO_WORDS = gettext_noop("There are no words here.")
_NO_TEXT = gettext_noop("“%(key)s” holds a sign that no text can hold. Delete it there.")
_TOO_LONG = gettext_noop(
    "“%(key)s” has %(length)s characters; at most %(most)s fit. Shorten it, or split the row."
)
_TOO_MANY = gettext_noop("There are %(found)s answers here; at most %(most)s fit.")
_NO_NUMBER = gettext_noop("“%(value)s” is no number of supporters; it was left out.")
_NO_FORM = gettext_noop("“%(value)s” is no form of contribution here; it was left out.")
_NO_LANGUAGE = gettext_noop("“%(value)s” is no code of a language; it was left out.")


def beginning(texts: Sequence[str]) -> str:
    """How a row begins, for those who look for it."""
    words = " | ".join(line_of(text[: 2 * _BEGINNING]) for text in texts if text and not text.isspace())
    words = "".join(" " if is_no_text(sign) else sign for sign in words[: 2 * _BEGINNING])
    return words if len(words) <= _BEGINNING else words[: _BEGINNING - 2] + " …"


def contribution(
    values: Mapping[str, str],
    *,
    row: int,
    place: str = "",
    external: str = "",
    answers: Sequence[tuple[str, str]] = (),
    remarks: tuple[Remark, ...] = (),
    limits: Limits = USUAL,
) -> Found | Refused:
    """One contribution with these texts, tidied; or refused, with the first fault.

    A title without words becomes the words. Answers without words go; with some left, the form is "answer" unless named.
    """
    texts = {key: tidy(value) for key, value in values.items() if value and not value.isspace()}
    given = [(line_of(question), tidy(answer)) for question, answer in answers if answer.strip()]
    if fault := _fault(texts, given, limits):
        reason, facts = fault
        shown = beginning([*texts.values(), *(answer for _, answer in given)])
        return Refused(row, reason, facts, shown, place)
    doubts = [*remarks]
    for key, read in _READ.items():
        if key in texts:
            texts[key] = read(texts[key], doubts)
    if not texts.get("words") and not given:
        texts["words"] = texts.pop("title")
    if given:
        rows = [{"question": question, "answer": answer} for question, answer in given]
        texts["answers"] = json.dumps(rows, ensure_ascii=False)
        texts["form"] = texts.get("form") or "answer"
    kept = {key: value for key, value in texts.items() if value}
    known = "" if is_no_text(external) else line_of(external)[:200]
    return Found(row, kept, known, place, tuple(doubts))


def _fault(
    texts: dict[str, str], answers: list[tuple[str, str]], limits: Limits
) -> tuple[str, dict[str, str]] | None:
    for key, words in [*texts.items(), *answers]:
        if is_no_text(words) or is_no_text(key):
            return _NO_TEXT, {"key": beginning([key])}
    if not texts.get("words") and not texts.get("title") and not answers:
        return NO_WORDS, {}
    for key, most in _LINES.items():
        if key in texts:
            texts[key] = line_of(texts[key])
            if len(texts[key]) > most:
                return _too_long(key, texts[key], most)
    for key in _TEXTS:
        if len(texts.get(key, "")) > limits.cell:
            return _too_long(key, texts[key], limits.cell)
    return _fault_of_answers(answers, limits)


def _fault_of_answers(answers: list[tuple[str, str]], limits: Limits) -> tuple[str, dict[str, str]] | None:
    if len(answers) > MOST_ANSWERS:
        return _TOO_MANY, {"found": str(len(answers)), "most": str(MOST_ANSWERS)}
    for question, answer in answers:
        if len(question) > _QUESTION:
            return _too_long(question[:_BEGINNING], question, _QUESTION)
        if len(answer) > limits.cell:
            return _too_long(question[:_BEGINNING], answer, limits.cell)
    return None


def _too_long(key: str, words: str, most: int) -> tuple[str, dict[str, str]]:
    return _TOO_LONG, {"key": key, "length": str(len(words)), "most": str(most)}


def _day(words: str, doubts: list[Remark]) -> str:
    found = _MOMENT.fullmatch(words)
    return found[1] if found else words


def _supports(words: str, doubts: list[Remark]) -> str:
    found = _NUMBER.fullmatch(words)
    if found is None:
        doubts.append(Remark(_NO_NUMBER, {"value": beginning([words])}))
    return str(int(found[1])) if found else ""


def _form(words: str, doubts: list[Remark]) -> str:
    found = _FORMS.get(words.casefold(), "")
    if not found:
        doubts.append(Remark(_NO_FORM, {"value": beginning([words])}))
    return found


def _language(words: str, doubts: list[Remark]) -> str:
    if _LANGUAGE.fullmatch(words):
        return words.replace("_", "-")
    doubts.append(Remark(_NO_LANGUAGE, {"value": beginning([words])}))
    return ""


_READ = {"when": _day, "supports": _supports, "form": _form, "language": _language}
