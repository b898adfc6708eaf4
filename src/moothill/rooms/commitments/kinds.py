"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Value(models.TextChoices):
    """What a commitment may serve: the three values of open government, and two that count only beside one of these.

    https://www.opengovpartnership.org/glossary/relevance/
    """

    TRANSPARENCY = "transparency", _("transparency")
    PARTICIPATION = "participation", _("civic participation")
    ACCOUNTABILITY = "accountability", _("public accountability")
    TECHNOLOGY = "technology", _("technology and innovation")
    INCLUSION = "inclusion", _("inclusion")


# Those of which one at least must be served.
CORE_VALUES = (Value.TRANSPARENCY, Value.PARTICIPATION, Value.ACCOUNTABILITY)


class Side(models.TextChoices):
    """Where somebody stands who takes part in carrying out a commitment."""

    GOVERNMENT = "government", _("government")
    CIVIL_SOCIETY = "civil-society", _("civil society")
    OTHER = "other", _("other: private sector, parliament, international")


# Fields of a commitment in the order of a draft: these are compared, bundled into a plan and exported.
DRAFTED = (
    "title", "problem", "causes", "so_far", "solution", "result", "values", "goals", "areas", "resources", "when",
    "lead", "government_lead", "civil_lead", "others", "contact",
)  # fmt: skip
# Fields of each of its milestones in a draft.
DRAFTED_MILESTONES = ("number", "title", "group", "output", "verification", "when", "lead", "support")

# Fields that a cycle may name anew, leave out, or need, in the order of its form.
TEMPLATE = ("title", "ogp_id", *DRAFTED[1:])
# Those without which a commitment does not go out to the OGP: they are always asked for.
NEEDED = ("title", "problem", "solution", "result", "when", "lead")
# How the names of a cycle's own questions begin.
OWN = "own-"

# Columns of the OGP's table of commitments, as a public reader of it has them (unconfirmed: the table itself was not
# seen). "OGP Value" stands for its four columns of values, each 1 or 0.
VALUES_COLUMN = "OGP Value"
COLUMNS = (
    "Commitment Unique Identifier", "Commitment Title", "Short Title", "Full Text", "Theme", "Lead Institution",
    "Supporting Institution(s)", "URL", VALUES_COLUMN,
)  # fmt: skip
# Under which of them each field goes out unless a cycle says otherwise; several under one stand in it one after another.
COLUMN_OF = {
    "title": "Commitment Title",
    "ogp_id": "Commitment Unique Identifier",
    "problem": "Full Text",
    "causes": "Full Text",
    "so_far": "Full Text",
    "solution": "Full Text",
    "result": "Full Text",
    "values": VALUES_COLUMN,
    "areas": "Theme",
    "lead": "Lead Institution",
    "civil_lead": "Supporting Institution(s)",
    "others": "Supporting Institution(s)",
}
