"""CMT-06: who answers for it on each side, and whom to ask."""

from collections.abc import Iterator

from moothill.core.standards.errors import gettext_noop
from moothill.core.standards.hinting.hint import Hint, hint
from moothill.core.standards.promised import Commitment
from moothill.core.standards.said import is_nobody, names_several, said


def owners(commitment: Commitment) -> Iterator[Hint]:
    """That an institution leads at all is asked by CMT-01."""
    if said(commitment.lead) and (is_nobody(commitment.lead) or names_several(commitment.lead)):
        yield hint(
            "unclear-lead",
            "CMT-06",
            "lead",
            gettext_noop("More than one body leads it, or none in particular."),
            gettext_noop("Name the one that answers for it, and the others among those who take part."),
        )
    if not said(commitment.government_lead):
        yield hint(
            "no-government-lead",
            "CMT-06",
            "government_lead",
            gettext_noop("Nobody leads it for the government by name or office."),
            gettext_noop("Name a person in an office, or a post."),
        )
    if not (said(commitment.civil_lead) or commitment.civil_partner):
        yield hint(
            "no-civil-partner",
            "CMT-06",
            "civil_lead",
            gettext_noop("Nobody of civil society is named."),
            gettext_noop("Name the organisation that leads with the government."),
        )
    if not said(commitment.contact):
        yield hint(
            "no-contact",
            "CMT-06",
            "contact",
            gettext_noop("It does not say whom to write to."),
            gettext_noop("Give an address that is read."),
        )
