"""Slots: a section that names a table of any room."""

import re
from dataclasses import replace

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record import kinds, panels
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Revision
from moothill.commons.record.operations import create, move, revise, withdraw
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cycle) -> str:
    return f"/{cycle.slug}/planning/"


@pytest.fixture
def part(client, address):
    """One section of the planning page, as HTML."""

    def of(reference: str) -> str:
        markup = client.get(address).content.decode()
        return re.search(rf'<section class="mh_part" id="{reference}".*?</section>', markup, re.DOTALL)[0]

    return of


@pytest.fixture
def options(cycle):
    """What the form of a section offers, by value."""

    def of(record=None) -> dict[str, str]:
        box = (
            kinds.get("section")
            .field("slot")
            .form_field(Context(cycle, record=record.pk if record else None))
        )
        flat = {}
        for value, label in box.widget.choices:
            flat |= dict(label) if isinstance(label, (list, tuple)) else {value: str(label)}
        return flat

    return of


def test_a_slot_shows_the_table_it_names_below_its_words(section, make, part):
    make("objective", title="Be open")
    section(text="What we want.", slot="plan.objectives|")
    shown = words(part("SE-1"))
    assert shown.index("What we want.") < shown.index("Be open")


def test_every_table_that_a_cycle_offers_can_stand_on_its_page(section, make, options, client, address):
    make("timeline", title="The timeline")
    make("stage", title="First", number="1", when="March 2018")
    offered = [value for value in options() if value]
    assert {"plan.timeline|TL-1", "plan.stages|", "activities.of-stage|ST-1", "pages.documents|notes"} <= set(
        offered
    )
    for value in offered:
        section(f"Slot of {value}", slot=value)
    markup = client.get(address).content.decode()
    assert markup.count('<section class="mh_part"') >= len(offered)
    assert "was withdrawn" not in markup


def test_tables_that_need_a_page_of_their_own_are_not_offered(options):
    assert not [
        value for value in options() if value.startswith(("pages.sections", "pages.versions", "plan.due"))
    ]


@pytest.mark.parametrize(
    "slot",
    [
        "plan.nonsense|",
        "nonsense",
        "plan.timeline|TL-99",
        "plan.timeline|",
        "pages.sections|",
        "|",
        "plan.objectives|x",
    ],
)
def test_a_table_that_there_is_not_is_refused_and_leaves_no_trace(slot, section, make, planning_page):
    make("timeline")
    before = Revision.objects.count(), Entry.objects.count()
    with pytest.raises(Invalid) as refusal:
        section(slot=slot)
    assert [fault.field for fault in refusal.value.faults] == ["slot"]
    assert (Revision.objects.count(), Entry.objects.count()) == before


def test_the_table_of_another_cycle_is_refused(section, make, other_cycle):
    make("timeline", cycle=other_cycle)
    with pytest.raises(Invalid):
        section(slot="plan.timeline|TL-1")


def test_a_table_moves_with_its_section_like_a_paragraph(section, make, client, address, steward, at):
    make("objective", title="Be open")
    paragraph, table = section("Words", text="A paragraph."), section("Table", slot="plan.objectives|")
    shown = words(client.get(address).content.decode())
    assert shown.rindex("A paragraph.") < shown.rindex("Be open")
    move(record=table, after=None, by=steward, at=at)
    shown = words(client.get(address).content.decode())
    assert shown.rindex("Be open") < shown.rindex("A paragraph.")
    assert paragraph.reference == "SE-1"


def test_a_slot_whose_table_was_withdrawn_says_so(section, make, part, steward, at):
    timeline = make("timeline", title="Canary")
    section(slot="plan.timeline|TL-1")
    withdraw(record=timeline, reason="wrong", by=steward, at=at)
    assert "was withdrawn" in words(part("SE-1"))
    assert "Canary" not in part("SE-1")


def test_a_slot_of_a_draft_table_shows_it_to_insiders_alone(section, make, part, client_of, steward, address):
    make("timeline", title="Canary", remarks="Canary remarks", publish=False)
    section(slot="plan.timeline|TL-1")
    assert "Canary" not in part("SE-1")
    assert "Canary remarks" in client_of(steward).get(address).content.decode()


def test_a_section_whose_table_was_withdrawn_keeps_its_slot_when_its_words_change(
    section, make, options, steward, at
):
    timeline = make("timeline")
    table = section(slot="plan.timeline|TL-1")
    withdraw(record=timeline, reason="for a while", by=steward, at=at)
    assert "plan.timeline|TL-1" in options(table)
    values = {"text": "New words", "slot": "plan.timeline|TL-1"}
    revise(record=table, values=values, base=1, by=steward, at=at)
    newest = Revision.objects.get(record=table, number=2).content
    assert (newest["text"], newest["slot"]) == ("New words", "plan.timeline|TL-1")


def test_a_withdrawn_table_is_not_offered_to_other_sections(section, make, options, steward, at):
    timeline = make("timeline")
    section(slot="plan.timeline|TL-1")
    withdraw(record=timeline, reason="wrong", by=steward, at=at)
    other = section("Other")
    assert "plan.timeline|TL-1" not in options(other)
    with pytest.raises(Invalid):
        revise(record=other, values={"slot": "plan.timeline|TL-1"}, base=1, by=steward, at=at)


def test_a_page_asks_each_panel_once_however_many_slots_name_it(section, make, client, address, monkeypatch):
    for number in range(3):
        make("stage", title=f"Stage {number}", number=str(number), when="March 2018")
        section(f"Slot {number}", slot=f"activities.of-stage|ST-{number + 1}")
    asked = []
    panel = panels.get("activities.of-stage")

    def gather(place, options):
        asked.append(tuple(options))
        return panel.gather(place, options)

    monkeypatch.setitem(panels._PANELS, panel.name, replace(panel, gather=gather))
    client.get(address)
    assert asked == [("ST-1", "ST-2", "ST-3")]


def test_the_rows_of_a_slot_stand_as_data_too(section, part, cycle):
    section(slot="plan.objectives|")
    assert f'href="/{cycle.slug}/objectives.json"' in part("SE-1")
    assert f'href="/{cycle.slug}/objectives.csv"' in part("SE-1")


def test_a_comparison_names_the_table_in_words(section):
    field = kinds.get("section").field("slot")
    assert field.words("plan.timeline|TL-1") == "Timeline TL-1"
    assert field.words("") == ""


def test_a_section_needs_a_page_and_a_title(cycle, steward, at):
    with pytest.raises(Invalid) as refusal:
        create(kind=kinds.get("section"), cycle=cycle, values={"text": "lost"}, by=steward, at=at)
    assert {fault.field for fault in refusal.value.faults} == {"title", "page"}
