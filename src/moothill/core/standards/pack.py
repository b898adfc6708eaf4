"""A rule pack: which rules bind which plans, and with which numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from moothill.core.standards.errors import BrokenPack, WrongValue
from moothill.core.standards.kinds import Severity
from moothill.core.standards.numbers import PARAMETERS
from moothill.core.standards.parameters import Parameter, Setting, Value
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.rules import RULES


@dataclass(frozen=True, slots=True)
class Pack:
    """A dated, cited set of rules. A version that was released never changes: what is mended becomes the next version.

    `title` and `about` are of the message catalogue. It binds plans that begin from `valid_from` to `valid_to`, both
    included; None is no end. `weights` says where a rule weighs other than it does by itself, `cites` where it is cited
    from another source.
    """

    id: str
    version: int
    title: str
    about: str
    valid_from: date
    valid_to: date | None
    sources: tuple[Source, ...]
    rule_ids: tuple[str, ...]
    settings: Mapping[str, Setting]
    weights: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    cites: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise BrokenPack(f"Pack {self.id}: {fault}")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, in the order of the catalogue of rules."""
        wanted = frozenset(self.rule_ids)
        return tuple(rule for rule in RULES.values() if rule.id in wanted)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What can be set in it, in the order of the catalogue of parameters."""
        return tuple(each for name, each in PARAMETERS.items() if name in self.settings)

    def severity(self, rule: Rule) -> Severity:
        """How much a rule weighs in this pack."""
        return self.weights.get(rule.id, rule.severity)

    def source(self, rule: Rule) -> Source:
        """Where this pack has a rule from."""
        return self.cites.get(rule.id, rule.source)

    def binds(self, starts: date) -> bool:
        """Whether it is the rule book, by its dates, of a plan whose work begins on that day."""
        return self.valid_from <= starts and (self.valid_to is None or starts <= self.valid_to)

    def with_values(self, changed: Mapping[str, Value]) -> Mapping[str, Setting]:
        """Its settings, with a cycle's own values in their place. What it does not know is left out."""
        return {name: _own(setting, changed.get(name)) for name, setting in self.settings.items()}

    def read(self, written: Mapping[str, str]) -> dict[str, Value]:
        """The values that somebody wrote, only those that differ from the pack's.

        Raises KeyError for a parameter that it does not have, WrongValue for a value that will not do.
        """
        values = {name: _parameter(self, name).read(text) for name, text in written.items()}
        return {name: value for name, value in values.items() if value != self.settings[name].value}


def _own(setting: Setting, value: Value | None) -> Setting:
    if value is None or value == setting.value:
        return setting
    return Setting(value, changed=True)


def _parameter(pack: Pack, name: str) -> Parameter:
    if name not in pack.settings:
        raise KeyError(name)
    return PARAMETERS[name]


def _faults(pack: Pack) -> Iterator[str]:
    if pack.valid_to and pack.valid_to < pack.valid_from:
        yield "it ends before it begins."
    if not (pack.sources and pack.rule_ids and pack.version > 0):
        yield "it needs a source, rules and a version."
    for rule_id in pack.rule_ids:
        if rule_id not in RULES:
            yield f"there is no rule {rule_id}."
        for name in RULES[rule_id].numbers if rule_id in RULES else ():
            if name not in pack.settings:
                yield f"rule {rule_id} needs the parameter {name}."
    for name, setting in pack.settings.items():
        yield from _fault_of(name, setting)
    if unknown := {*pack.weights, *pack.cites}.difference(pack.rule_ids):
        yield f"it weighs or cites rules that it does not hold: {', '.join(sorted(unknown))}."


def _fault_of(name: str, setting: Setting) -> Iterator[str]:
    if name not in PARAMETERS:
        yield f"there is no parameter {name}."
        return
    parameter = PARAMETERS[name]
    try:
        read = parameter.read(parameter.write(setting.value))
    except WrongValue as error:
        yield f"{name}: {error}"
        return
    if read != setting.value:
        yield f"{name}: {setting.value!r} is not of the right shape."
