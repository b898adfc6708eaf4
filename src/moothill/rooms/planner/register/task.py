"""The kind: a task."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Flag, Line, Ref, Rows, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.planner.models import Task
from moothill.rooms.planner.register.people import WHO


@dataclass(frozen=True)
class Owners(Rows):
    """Who must do it; the names are kept beside the rows so that lists can be filtered."""

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the rows and their names."""
        thing.owners = value
        thing.names = "\n".join(
            words for row in value for words in (row["name"], row["organisation"]) if words
        )


def _somebody(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """A task that a person writes down is somebody's; what a source left open stays open."""
    if context.importing or values["everyone"] or values["owners"]:
        return
    stood = context.record and Task.objects.filter(pk=context.record, everyone=False, owners=[]).exists()
    if not stood:
        yield Fault("owners", _now("Say whose task this is, or tick that it is everyone's."))


def _undone(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """What is not done was done on no day."""
    return values if values["done"] else values | {"done_on": ""}


TASK = Kind(
    name="task",
    prefix="T",
    segment="tasks",
    label=_("task"),
    plural=_("tasks"),
    model=Task,
    template="planner/task.html",
    fields=(
        Line("title", _("What is to be done"), required=True, on_record=True),
        When("when", _("Deadline"), _("As you would say it: Friday 9 March, February 2018, ongoing.")),
        Owners("owners", _("Whose task it is"), columns=WHO),
        Flag("everyone", _("It is everyone's task")),
        Text("notes", _("Notes"), limit=20_000),
        Flag("done", _("It is done")),
        Line("done_on", _("Done on"), _("The day, in words. Leave it empty if nobody knows."), limit=100),
        Ref("meeting", _("Action of the meeting"), to="meeting"),
        Line("status_as_written", _("State as written"), limit=100, in_form=False),
        *PROVENANCE,
    ),
    check=_somebody,
    complete=_undone,
)
