"""A good commitment, to take one thing away from at a time."""

from dataclasses import replace
from typing import Any

from moothill.core.dates import when
from moothill.core.standards.facts import Commitment, Milestone

GOOD = Commitment(
    reference="C-1",
    title="Publish who owns the companies that sell to the state",
    when=when("December 2018 to August 2020", year=2018),
    problem="Nobody can see who stands behind a company that wins a contract.",
    solution="A public register of the owners of every company that sells to the state.",
    result="Anybody can look up who owns a company within a minute.",
    values=(("transparency", "People can look up what only officials could see."),),
    areas=1,
    lead="Ministry of Works",
    government_lead="Director of Purchasing",
    civil_lead="Elmland Open Network",
    contact="register@works.example",
    traced=True,
    milestones=(
        Milestone(
            reference="MS-1",
            number="1",
            title="Write the rules of the register",
            output="Rules of the register, published",
            verification="On the site of the ministry",
            when=when("June 2019", year=2019),
        ),
        Milestone(
            reference="MS-2",
            number="2",
            title="Open the register to everyone",
            output="A register with at least 2,000 companies",
            when=when("31 May 2020", year=2020),
        ),
    ),
)


def but(**values: Any) -> Commitment:
    """The good one with something else in it."""
    return replace(GOOD, **values)


def steps_but(**values: Any) -> Commitment:
    """The good one with something else in each of its milestones."""
    return replace(GOOD, milestones=tuple(replace(each, **values) for each in GOOD.milestones))
