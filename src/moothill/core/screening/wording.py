"""Rules on shapes that advertisements have."""

import re

from moothill.core.screening.look import Facts, Look, Parameters

_MARKUP = re.compile(
    r"<\s{0,9}(?:a\s[^<>]{0,300}href|script|iframe|img\s|object|embed|form|svg)|\[/?(?:url|img|link|b|color|size)[\]=]|href\s?=",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£₽¥₿]\s?\d|\d\s?(?:usd|eur|gbp|btc|usdt|dollars|euros|руб)\b|\d\s?%\s(?:profit|return|interest|roi|daily|off|discount)",
    re.IGNORECASE,
)


def offer(look: Look, p: Parameters) -> Facts | None:
    """Phrases that hardly anybody uses but to sell: two of them, or one and a way to answer it, or many such words."""
    reading = look.reading
    weight = 2 * reading.offers + reading.adverts / 2
    needed = p["weight"] - (2 if look.reachable else 0) - (0.5 if reading.given.first else 0)
    return (
        {"phrases": reading.offers + reading.adverts}
        if weight >= needed and _dense(look, weight, p)
        else None
    )


def advert(look: Look, p: Parameters) -> Facts | None:
    """Some words of an advertisement, not enough to be sure."""
    reading = look.reading
    weight = 2 * reading.offers + reading.adverts / 2
    return (
        {"phrases": reading.offers + reading.adverts}
        if weight >= p["weight"] and _dense(look, weight, p)
        else None
    )


def _dense(look: Look, weight: float, p: Parameters) -> bool:
    """Whether they are more than a long text brings along: so much weight for each hundred words."""
    return weight >= p["density"] * len(look.reading.words) / 100


def flattery(look: Look, p: Parameters) -> Facts | None:
    """Praise that fits any page, with a way to be answered or hardly anything else."""
    found, words = look.reading.flattery, len(look.reading.words)
    return {} if found and (look.reachable or (found >= p["phrases"] and words < p["words"])) else None


def money(look: Look, p: Parameters) -> Facts | None:
    """Sums of money beside a telephone number or a messenger of no public office."""
    reading = look.reading
    reach = bool(reading.contacts.numbers or reading.contacts.messengers)
    return {} if reach and len(_MONEY.findall(reading.text)) >= p["sums"] else None


def markup(look: Look, p: Parameters) -> Facts | None:
    """Code for links and pictures that works on other sites."""
    return {} if len(_MARKUP.findall(look.reading.text)) >= p["times"] else None
