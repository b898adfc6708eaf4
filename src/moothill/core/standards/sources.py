"""The documents that rules are cited from. Titles are as the documents call themselves, and are not translated."""

from moothill.core.standards.rule import Source

_OGP = "https://www.opengovpartnership.org"
_STANDARDS = f"{_OGP}/ogp-participation-co-creation-standards"
_HANDBOOK = "https://opengovpartnership.org/national-handbook"


def standards(section: str) -> Source:
    """The standards in force from 2022."""
    return Source("OGP Participation and Co-Creation Standards (2021)", _STANDARDS, section)


def glossary(entry: str, title: str) -> Source:
    """An entry of OGP's glossary."""
    return Source(f"OGP glossary: {title}", f"{_OGP}/glossary/{entry}/")


def handbook(page: str, section: str) -> Source:
    """The national handbook, by its page."""
    return Source("OGP National Handbook (2025)", f"{_HANDBOOK}/{page}", section)


def local(section: str = "") -> Source:
    """The handbook of OGP Local."""
    return Source("OGP Local Handbook", f"{_OGP}/documents/ogp-local-handbook", section)


def local_form(section: str) -> Source:
    """The form by which local monitoring bodies report."""
    return Source(
        "OGP Local: form of the Local Monitoring Body", "https://opengovpartnership.org/?p=57265", section
    )


def deadlines(section: str = "") -> Source:
    """Dates and deadlines until 2021."""
    address = f"{_OGP}/country-and-ogp-local-dates-and-deadlines/"
    return Source("OGP dates and deadlines (to 2021)", address, section)


def planning_page(section: str) -> Source:
    """The planning page of 2018: one member's own statement of the rules of the pilot."""
    address = "https://opengovpioneers.miraheze.org/wiki/Scotland_OGP_ActionPlan_2018"
    return Source("Planning page of Scotland’s second action plan (2018)", address, section)


def checklist(section: str) -> Source:
    """The national checklist of the earlier standards, as one member published it."""
    address = "https://www.ogp.euskadi.eus/how-to-join-ogp/webogp00-contque/en/"
    return Source("OGP co-creation standards of 2017, basic and advanced", address, section)


def review(title: str, page: str) -> Source:
    """A product of the IRM, or OGP's page about a review."""
    return Source(title, f"{_OGP}/{page}")


OWN = Source("A measure of our own: no rule of OGP", "")
"""For what no document of OGP asks."""
