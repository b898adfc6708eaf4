"""The kind: a stage."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Column, Line, Rows, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import Stage
from moothill.rooms.plan.register.numbering import CLASH, NUMBER, Numbering

_NUMBERING = Numbering(Stage)

STAGE = Kind(
    name="stage",
    prefix="ST",
    segment="stages",
    label=_("stage"),
    plural=_("stages"),
    model=Stage,
    template="plan/stage.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        When(
            "when",
            _("Period"),
            _(
                "As you would say it: June to August 2018. Once the stage is public, say why whenever you change it."
            ),
            required=True,
        ),
        Text("aim", _("Aim"), limit=2000),
        Text("summary", _("Summary"), limit=20_000),
        Rows("steps", _("Steps"), columns=(Column("step", _("Step"), limit=400),)),
        NUMBER,
        *PROVENANCE,
    ),
    check=_NUMBERING.check,
    complete=_NUMBERING.complete,
    clash=CLASH,
    explained=("when",),
)
