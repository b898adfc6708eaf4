"""Rules about commitments and milestones."""

from datetime import date

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule, Source
from moothill.core.standards.sources import OWN, glossary

_TEMPLATE = Source(
    "OGP page of a commitment (2019-21)",
    "https://opengovpartnership.org/members/united-kingdom/commitments/UK0096",
)
_FROM_2020 = date(2020, 1, 1)

RULES = (
    Rule(
        "CMT-01",
        gettext_noop("Each commitment is complete"),
        gettext_noop("Title, lead, start, end, problem, solution and result are all filled in."),
        Severity.MUST,
        Mark.PARTLY,
        _TEMPLATE,
        needs=("commitments",),
    ),
    Rule(
        "CMT-02",
        gettext_noop("Each commitment has milestones"),
        gettext_noop("At least one milestone has an end date and an output."),
        Severity.MUST,
        Mark.PARTLY,
        _TEMPLATE,
        needs=("commitments",),
    ),
    Rule(
        "CMT-03",
        gettext_noop("Each commitment opens government"),
        gettext_noop("It serves transparency, participation or accountability, and says how."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("relevance", "relevance"),
        needs=("commitments",),
    ),
    Rule(
        "CMT-04",
        gettext_noop("Technology or inclusion alone is not enough"),
        gettext_noop("Neither is ever the only value of a commitment."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("relevance", "relevance"),
        needs=("commitments",),
        valid_from=_FROM_2020,
    ),
    Rule(
        "CMT-05",
        gettext_noop("Dates of commitments fit"),
        gettext_noop("Milestones lie inside their commitment, and commitments inside the plan."),
        Severity.SHOULD,
        Mark.OWN,
        OWN,
        needs=("commitments",),
    ),
    Rule(
        "CMT-06",
        gettext_noop("Each commitment has a lead and a partner"),
        gettext_noop("One body leads and has a contact; a partner of civil society is named."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        _TEMPLATE,
        needs=("commitments",),
    ),
    Rule(
        "CMT-07",
        gettext_noop("Each commitment can be verified"),
        gettext_noop("No milestone says only that something will be looked into."),
        Severity.ADVICE,
        Mark.CONFIRMED,
        glossary("verifiability", "verifiability"),
        needs=("commitments",),
        by_person=True,
        valid_from=_FROM_2020,
    ),
    Rule(
        "CMT-08",
        gettext_noop("Each commitment has a policy area"),
        gettext_noop("A policy area is named; a Sustainable Development Goal may be."),
        Severity.ADVICE,
        Mark.CONFIRMED,
        Source("OGP glossary: policy areas", "https://opengovpartnership.org/glossary-cat/policy-areas"),
        needs=("commitments",),
    ),
)
