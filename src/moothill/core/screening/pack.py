"""Which rules are on, and what each of them does: a cycle's own choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moothill.core.screening.catalogue import RULES
from moothill.core.screening.concern import Severity, gettext_noop


class WrongRule(ValueError):
    """A setting that no rule has. `words` stands in the message catalogue and is filled with `facts`."""

    def __init__(self, words: str, **facts: str) -> None:
        self.words = words
        self.facts = facts
        super().__init__(words % facts)


@dataclass(frozen=True, slots=True)
class Setting:
    """One rule as it is set: what it does, None if it is off, and the numbers it goes by."""

    severity: Severity | None
    parameters: Mapping[str, float] = field(default_factory=dict)


Pack = Mapping[str, Setting]

STANDARD: Pack = {name: Setting(rule.severity, rule.parameters) for name, rule in RULES.items()}


def read_pack(changes: Mapping[str, Mapping[str, Any]]) -> Pack:
    """The standard pack with these changes, as they come from JSON or TOML.

    For a rule by name: `severity` is "flag", "hold" or "off"; any other key is one of its numbers. Raises WrongRule for a
    name, a severity or a number that is not known, and for a number that is none or is below nought.
    """
    pack = dict(STANDARD)
    for name, change in changes.items():
        if name not in RULES:
            raise WrongRule(
                gettext_noop("There is no rule “%(rule)s”. The rules are: %(known)s."),
                rule=name, known=", ".join(RULES),
            )  # fmt: skip
        pack[name] = _changed(name, change)
    return pack


def _changed(name: str, change: Mapping[str, Any]) -> Setting:
    standard = STANDARD[name]
    severity = _severity(name, change["severity"]) if "severity" in change else standard.severity
    numbers = {key: _number(name, key, value) for key, value in change.items() if key != "severity"}
    return Setting(severity, {**standard.parameters, **numbers})


def _severity(name: str, word: Any) -> Severity | None:
    if word == "off":
        return None
    if word not in [*Severity]:
        raise WrongRule(
            gettext_noop("Rule “%(rule)s”: “%(word)s” is not one of flag, hold and off."),
            rule=name,
            word=str(word)[:40],
        )
    return Severity(word)


def _number(name: str, key: str, value: Any) -> float:
    if key not in RULES[name].parameters:
        known = ", ".join(["severity", *RULES[name].parameters])
        raise WrongRule(
            gettext_noop("Rule “%(rule)s” has no setting “%(key)s”. It has: %(known)s."),
            rule=name,
            key=key,
            known=known,
        )
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise WrongRule(
            gettext_noop("Rule “%(rule)s”: “%(key)s” needs a number from 0 on."), rule=name, key=key
        )
    return value
