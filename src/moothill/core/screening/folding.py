"""Text folded to plain lower-case words, whatever disguise its letters wear."""

import re
import unicodedata

INVISIBLE = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u00ad"
_DROPPED = re.compile(f"[{INVISIBLE}\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r" ?[\[({] ?(?:dot|\.) ?[\])}] ?", re.IGNORECASE)
_SPELT_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .*_\-][^\W\d_]){4,}(?![^\W_])")
_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁһӏɡοανικ", "aeopcyxijsdhlgoavik")
_FIGURES = str.maketrans("013457@$", "oleastas")
_HALF_FIGURES = re.compile(r"(?=[a-z]*[0134557@$])(?=[0134557@$]*[a-z])[a-z0134557@$]{4,}")


def plain(text: str) -> str:
    """`text` with compatibility letters made ordinary, nothing invisible, "[dot]" a dot; case stays.

    One such letter can stand for a whole phrase: what goes beyond the length of `text` is cut off.
    """
    ordinary = unicodedata.normalize("NFKC", text)[: len(text) + 1_000]
    return _DOTTED.sub(".", _DROPPED.sub("", ordinary))


def folded(text: str) -> list[str]:
    """The words of a plain text in lower case and without accents: "V1agra", "v.i.a.g.r.a" and "vіagra" are one word."""
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    text = _SPELT_OUT.sub(lambda match: re.sub(r"[ .*_\-]", "", match[0]), text)
    return [_word(word) for word in _WORD.findall(text)]


def _word(word: str) -> str:
    """Letters of another script and figures in the place of letters are read as what they look like."""
    alike = word if word.isascii() else _if_ascii(word.translate(_LOOK_ALIKE), word)
    if alike.isalpha() or alike.isdigit() or not _HALF_FIGURES.fullmatch(alike):
        return alike
    return alike.translate(_FIGURES)


def _if_ascii(alike: str, word: str) -> str:
    return alike if alike.isascii() else word


def phrases(words: list[str], longest: int) -> set[str]:
    """All runs of up to so many words."""
    return {" ".join(words[at : at + n]) for n in range(1, longest + 1) for at in range(len(words) - n + 1)}
