"""A text, looked over: what would make it plainer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from moothill.core.plainness.ease import EASE, reading_ease
from moothill.core.plainness.errors import gettext_noop
from moothill.core.plainness.jargon import jargon_in
from moothill.core.plainness.sentences import Sentence, sentences

_MOST_OF_A_KIND = 3
_LONG_WORD = 20  # letters
_BEGINNING = 60  # letters of a sentence by which it is found again


@dataclass(frozen=True, slots=True)
class Advice:
    """`code` is "sentence", "word", "jargon" or "ease". `words` and `suggestion` are sentences of the message catalogue, to
    be filled with `facts`; those whose name is in `catalogued` are of the catalogue themselves."""

    code: str
    words: str
    suggestion: str
    facts: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    catalogued: frozenset[str] = frozenset()


def advise(text: str, language: str = "en") -> tuple[Advice, ...]:
    """What could be plainer in `text`, a few of each kind, the heaviest first. Empty for a text that reads well.

    `language` is its code. Only the length of sentences is looked at in others than English; of writing that sets no
    spaces between words nothing is said. Never raises.
    """
    read = sentences(text)
    english = language.partition("-")[0].lower() == "en"
    found = [*_long_sentences(read)]
    if english:
        found += [*_jargon(text), *_long_words(read), *_ease(read)]
    return tuple(found)


def _long_sentences(read: tuple[Sentence, ...]) -> Iterator[Advice]:
    long = sorted((each for each in read if each.is_long), key=lambda each: -len(each.words))
    for each in long[:_MOST_OF_A_KIND]:
        yield Advice(
            "sentence",
            gettext_noop("The sentence that begins “%(beginning)s” has %(count)s words."),
            gettext_noop("Try to split it into two or three."),
            {"beginning": _beginning(each.text), "count": len(each.words)},
        )


def _beginning(text: str) -> str:
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rsplit(' ', 1)[0]} …"


def _jargon(text: str) -> Iterator[Advice]:
    for place, (written, entry) in enumerate(jargon_in(text)):
        if place < _MOST_OF_A_KIND * 2:
            yield Advice(
                "jargon",
                gettext_noop("“%(written)s” is hard to understand for people outside."),
                gettext_noop("Plainer: %(plainer)s."),
                {"written": written, "plainer": entry.plainer},
                frozenset({"plainer"}),
            )


def _long_words(read: tuple[Sentence, ...]) -> Iterator[Advice]:
    long = dict.fromkeys(
        word for each in read for word in each.words if "-" not in word and len(word) >= _LONG_WORD
    )
    for word in [*long][:_MOST_OF_A_KIND]:
        yield Advice(
            "word",
            gettext_noop("“%(word)s” is a long word."),
            gettext_noop("Is there a shorter one?"),
            {"word": word[:80]},
        )


def _ease(read: tuple[Sentence, ...]) -> Iterator[Advice]:
    ease = reading_ease(read)
    if ease is not None and ease < EASE:
        yield Advice(
            "ease",
            gettext_noop(
                "As a whole this reads as hard as a scientific paper (Flesch reading ease %(figure)s)."
            ),
            gettext_noop("Shorter sentences and everyday words make it easier."),
            {"figure": round(ease)},
        )
