"""The kinds: a level of engagement, and a channel."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Ref, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import Channel, Level
from moothill.rooms.plan.register.numbering import CLASH, NUMBER, Numbering

_LEVELS = Numbering(Level)

LEVEL = Kind(
    name="level",
    prefix="L",
    segment="levels",
    label=_("level of engagement"),
    plural=_("levels of engagement"),
    model=Level,
    fields=(
        Line(
            "title",
            _("Title"),
            _("How far people can go: stay informed, have your say."),
            required=True,
            on_record=True,
        ),
        Text("offer", _("What it offers"), limit=20_000),
        NUMBER,
        *PROVENANCE,
    ),
    check=_LEVELS.check,
    complete=_LEVELS.complete,
    clash=CLASH,
)

CHANNEL = Kind(
    name="channel",
    prefix="CH",
    segment="channels",
    label=_("channel"),
    plural=_("channels"),
    model=Channel,
    fields=(
        Line(
            "title",
            _("Channel"),
            _("A way to reach people: a newsletter, a workshop."),
            required=True,
            on_record=True,
        ),
        Line("group", _("Group"), _("Its column in the map of channels."), limit=120),
        Ref("level", _("Level of engagement"), to="level"),
        Line("audience", _("Audience"), _("Whom it reaches."), limit=200),
        Text("remarks", _("Remarks"), limit=20_000),
        *PROVENANCE,
    ),
)
