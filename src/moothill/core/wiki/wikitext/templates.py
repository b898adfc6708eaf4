"""What the words of a template are. Its drawing lives elsewhere on the wiki; its words stand here and are kept."""

import re
from collections.abc import Sequence

_DATE = re.compile(r"^(start |end )?dates?$|^dts$", re.IGNORECASE)
_SAME = re.compile(
    r"^(nowrap|small|big|center|nobr|lang|abbr|tooltip|color|colour|font color|highlight|nobold)$",
    re.IGNORECASE,
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_STANDS_FOR = {
    "done": "Done", "tick": "✓", "yes": "Yes", "no": "No", "y": "Yes", "n": "No", "cross": "✗", "ditto": "ditto",
    '"': "ditto", "tbc": "TBC", "tbd": "TBD", "n/a": "N/A", "na": "N/A", "-": "", "clear": "", "spaces": "", "!": "|",
}  # fmt: skip
_LIST = re.compile(r"^(hlist|flatlist|plainlist|ubl|unbulleted list|cslist)$", re.IGNORECASE)
_FRAME = re.compile(
    r"^(displaytitle:.*|defaultsort:.*|navbox.*|toc( .*)?|reflist|references|notelist|stub|protected|shortcut|__.*)$",
    re.IGNORECASE,
)


def is_frame(name: str) -> bool:
    """Whether a template only draws something of the wiki: contents, the list of footnotes."""
    return bool(_FRAME.match(name))


def stands_for_words(name: str) -> bool:
    """Whether the name alone of a template says something."""
    return bool(_STANDS_FOR.get(name.lower()))


def words_of_template(name: str, values: Sequence[tuple[str, str]]) -> str:
    """Name and values as words. `values` are pairs of name, "" for those by place, and Markdown."""
    filled = [(key, value) for key, value in values if value]
    if _DATE.match(name) and (date := _date([value for key, value in filled if not key])):
        return date
    if _LIST.match(name):
        return ", ".join(value for _key, value in filled)
    if _SAME.match(name):
        return " ".join(value for _key, value in filled)
    if name.lower() in _STANDS_FOR:
        said = [_STANDS_FOR[name.lower()], *(value for _key, value in filled)]
        return " ".join(word for word in said if word)
    if name.lower().startswith("cite") or name.lower() == "url":
        return _citation(filled)
    words = "; ".join(f"{key}: {value}" if key else value for key, value in filled)
    return f"{name}: {words}" if words else name


def _date(parts: Sequence[str]) -> str:
    """Year, month and day, in that order, as people write them; "" if the parts are something else."""
    numbers = [int(part) for part in parts[:3] if part.isdigit()]
    if (
        len(numbers) != len(parts[:3])
        or not numbers
        or numbers[0] < 1000
        or not all(1 <= month <= 12 for month in numbers[1:2])
    ):
        return ""
    year, *rest = numbers
    words = [str(rest[1])] if len(rest) > 1 else []
    words += [_MONTHS[rest[0] - 1]] if rest else []
    return " ".join([*words, str(year), *parts[3:]])


def _citation(values: Sequence[tuple[str, str]]) -> str:
    named = {key or "title": value for key, value in values}
    address, title = named.pop("url", ""), named.pop("title", "")
    rest = "; ".join(value for value in named.values() if value)
    link = f"[{title}]({address})" if title and address else title or address
    return ", ".join(part for part in (link, rest) if part)
