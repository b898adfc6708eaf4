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
