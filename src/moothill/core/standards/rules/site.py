"""Rules about the public site and the repository of documents."""

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.kinds import Mark, Severity
from moothill.core.standards.rule import Rule
from moothill.core.standards.sources import OWN, checklist, glossary, local_form, standards

RULES = (
    Rule(
        "WEB-01",
        gettext_noop("The plan’s pages are open to all"),
        gettext_noop("Anybody can read the pages of the plan without signing in."),
        Severity.MUST,
        Mark.CONFIRMED,
        standards("minimum requirement 2.1"),
        needs=("changes",),
    ),
    Rule(
        "WEB-02",
        gettext_noop("Who leads, and whom to ask"),
        gettext_noop("The lead agency and a contact are named on the site."),
        Severity.SHOULD,
        Mark.CONFIRMED,
        checklist("basic: lead agency and contact named"),
        needs=("key-details",),
    ),
    Rule(
        "WEB-03",
        gettext_noop("Documents of the co-creation are kept"),
        gettext_noop("The repository holds at least one document from the time in which the plan was made."),
        Severity.MUST,
        Mark.PARTLY,
        standards("minimum requirement 2.2"),
        needs=("documents", "key-dates"),
        numbers=("plan.submission",),
    ),
    Rule(
        "WEB-04",
        gettext_noop("Documents of the implementation are kept"),
        gettext_noop(
            "Once the plan is being carried out, the repository holds at least one document from that time."
        ),
        Severity.MUST,
        Mark.PARTLY,
        standards("minimum requirement 2.2"),
        needs=("documents", "key-dates"),
        numbers=("plan.submission",),
    ),
    Rule(
        "WEB-05",
        gettext_noop("The repository is kept up to date"),
        gettext_noop("Documents are added or renewed at least twice in each year."),
        Severity.MUST,
        Mark.CONFIRMED,
        glossary("repository", "repository"),
        needs=("documents", "changes"),
        numbers=("repository.min_updates_per_year", "repository.min_spacing_days"),
    ),
    Rule(
        "WEB-06",
        gettext_noop("The site is kept up to date"),
        gettext_noop("Something on the site changes at least every four months."),
        Severity.MUST,
        Mark.CONFIRMED,
        local_form("website updated at least every four months"),
        needs=("changes",),
        numbers=("site.max_gap_months_local",),
    ),
    Rule(
        "WEB-07",
        gettext_noop("The data can be taken away"),
        gettext_noop("The exports and feeds of the site are valid and fresh."),
        Severity.SHOULD,
        Mark.OWN,
        OWN,
        needs=("exports",),
        by_person=True,
    ),
)
