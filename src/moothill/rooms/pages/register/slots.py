"""The field that says which panel stands in a section."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import panels
from moothill.commons.record.fields import Field, Wrong
from moothill.commons.record.panels import Place
from moothill.rooms.pages.models import Section

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


@dataclass(frozen=True)
class Slot(Field):
    """The name of a panel and one of its options, with a bar between them; "" for a section of words alone."""

    def clean(self, value: Any, context: Context) -> str:
        """Raises Wrong for a panel or an option that is not offered in this cycle.

        What stands in the section already may stay: its table may have been withdrawn for a while.
        """
        slot = str(value or "").strip()
        if slot and slot == _present(context):
            return slot
        name, _bar, option = slot.partition("|")
        panel = panels.get(name) if slot else None
        if slot and (panel is None or option not in dict(panel.options(_inside(context)))):
            raise Wrong(
                _("“%(slot)s” is no table of this cycle. Choose one from the list.") % {"slot": slot[:80]}
            )
        return slot

    def form_field(self, context: Context) -> forms.Field:
        """A list of every table that this cycle offers."""
        choices = [("", _("no table: words alone")), *_offered(context)]
        present = _present(context)
        if present and present not in _values(choices):
            # Were it left out, a browser would choose the first of the list, and the slot would be lost on saving.
            choices.append((present, _("%(slot)s (not there at present)") % {"slot": self.words(present)}))
        return forms.CharField(
            label=self.label, help_text=self.help, required=False, widget=forms.Select(choices=choices)
        )

    def words(self, value: Any) -> str:
        """The panel's name in words, and its option."""
        name, _bar, option = str(value or "").partition("|")
        panel = panels.get(name)
        return f"{panel.label} {option}".strip() if panel else str(value or "")


def _offered(context: Context) -> list[tuple[Any, Any]]:
    """The panels that may stand in a section: a single one as it is, several options below its name."""
    offered: list[tuple[Any, Any]] = []
    place = _inside(context)
    for panel in panels.every():
        options = [(f"{panel.name}|{value}", label) for value, label in panel.options(place)]
        if len(options) == 1:
            offered.append((options[0][0], panel.label))
        elif options:
            offered.append((panel.label, options))
    return offered


def _values(choices: list[tuple[Any, Any]]) -> set[str]:
    single = {value for value, label in choices if not isinstance(label, list)}
    return single | {value for _label, group in choices if isinstance(group, list) for value, _words in group}


def _present(context: Context) -> str:
    """The slot of the section that is being changed."""
    section = Section.objects.filter(pk=context.record).first() if context.record else None
    return section.slot if section else ""


def _inside(context: Context) -> Place:
    """As seen by whoever changes the page; what a visitor may see is asked again when it is drawn."""
    moment = datetime.combine(context.cycle.starts, time.min, tzinfo=UTC)
    return Place(context.cycle, context.actor or OPERATOR, moment, editing=False)
