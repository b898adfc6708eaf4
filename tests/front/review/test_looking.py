"""Edits that were live at once are looked at afterwards; former versions come back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.moderation.models import Sighting
from moothill.commons.record.operations import revise
from moothill.core.screening import Verdict
from tests.front.review.conftest import BODY
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward_client(client_of, steward):
    return client_of(steward)


@pytest.fixture
def edits(cycle):
    return f"/{cycle.slug}/desk/changes/"


def words(section):
    section.refresh_from_db()
    return section.revisions.get(number=section.version).content["text"]


def test_an_edit_by_anybody_waits_to_be_looked_at(steward_client, edits, section, live):
    live(section, "LOOK HERE", verdict=Verdict.FLAG)
    page = text(steward_client, edits)
    assert "Aims" in page and "compare/?from=1&amp;to=2" in page and "written in capitals" in page


def test_what_was_looked_at_waits_no_longer(steward_client, steward, edits, section, live, at):
    sighting = live(section, "Better")
    assert steward_client.post(edits, {"edit": sighting.pk, "act": "stand"}).status_code == 303
    sighting.refresh_from_db()
    assert (sighting.standing, sighting.looked_by_id) == ("cleared", steward.participant)
    assert "Every edit was looked at" in text(steward_client, edits)
    assert words(section) == "Better"


def test_an_undone_edit_leaves_what_stood_before(steward_client, steward, edits, section, live):
    sighting = live(section, "Spoilt")
    answer = steward_client.post(edits, {"edit": sighting.pk, "act": "undo", "reason": "Spoilt"})
    assert answer.status_code == 200 and "1 is undone" in answer.content.decode()
    assert words(section) == BODY
    newest = section.revisions.get(number=3)
    assert (newest.by_name, newest.reason) == (steward.name, "Undone: version 2: Spoilt")
    assert Sighting.objects.get().standing == "removed"


def test_undoing_keeps_what_others_changed_since(steward_client, steward, edits, section, live, at):
    sighting = live(section, BODY.replace("May", "BUY THIS"))
    revise(record=section, values={"text": words(section) + "\n\nBring cake."}, base=2, by=steward, at=at)
    steward_client.post(edits, {"edit": sighting.pk, "act": "undo"})
    assert words(section) == f"{BODY}\n\nBring cake."


def test_what_others_wrote_over_is_left_for_a_person(steward_client, steward, edits, section, live, at):
    sighting = live(section, BODY.replace("May", "BUY THIS"))
    revise(record=section, values={"text": BODY.replace("May", "early May")}, base=2, by=steward, at=at)
    answer = steward_client.post(edits, {"edit": sighting.pk, "act": "undo"})
    assert answer.status_code == 409 and "1 is left for a person" in answer.content.decode()
    sighting.refresh_from_db()
    assert sighting.standing == "passed"


def test_a_row_of_edits_comes_off_in_layers(steward_client, edits, section, live):
    pks = [live(section, f"Spoilt {number}", minutes=number).pk for number in range(3)]
    answer = steward_client.post(edits, {"edit": pks, "act": "undo"})
    assert "3 are undone" in answer.content.decode()
    assert words(section) == BODY


def test_something_missing_does_nothing(steward_client, edits, section, live, traces):
    live(section, "Better")
    before = traces()
    for data, status in (
        ({"act": "stand"}, 422),
        ({"act": "dance", "edit": "1"}, 400),
        ({"act": "undo", "edit": "999"}, 409),
    ):
        assert steward_client.post(edits, data).status_code == status, data
    assert traces() == before


def test_edits_of_another_cycle_are_not_touched(steward_client, edits, section, live, other_cycle, traces):
    sighting = live(section, "Better")
    Sighting.objects.update(cycle=other_cycle)
    before = traces()
    steward_client.post(edits, {"edit": sighting.pk, "act": "stand"})
    steward_client.post(edits, {"edit": sighting.pk, "act": "undo"})
    assert traces() == before


def test_three_edits_ask_no_more_questions_than_one(steward_client, edits, section, live):
    counts = []
    for number in (1, 2, 3):
        live(section, f"Text {number}", minutes=number)
        steward_client.get(edits)
        with CaptureQueriesContext(connection) as queries:
            text(steward_client, edits)
        counts.append(len(queries))
    assert counts[0] == counts[-1]


# Restoring


def test_a_steward_restores_a_former_version(client_of, civil_steward, section, live):
    live(section, "Spoilt")
    address = f"{section.get_absolute_url()}restore/?version=1"
    client = client_of(civil_steward)
    assert "What this would change" in text(client, address)
    key = client.get(address).context["form"].initial["key"]
    data = {"base": 2, "key": key, "reason": "It was right"}
    assert client.post(address, data)["Location"] == section.get_absolute_url()
    assert words(section) == BODY
    assert section.revisions.get(number=3).reason == "Restored version 1: It was right"
    assert client.post(address, data).status_code == 303
    section.refresh_from_db()
    assert section.version == 3, "a second click does nothing more"


def test_restoring_what_holds_changes_nothing(steward_client, section):
    page = text(steward_client, f"{section.get_absolute_url()}restore/?version=1")
    assert "The words of these two versions are the same." in page and "is not restored" not in page
    answer = steward_client.post(
        f"{section.get_absolute_url()}restore/?version=1", {"base": 1, "reason": "Canary words"}
    )
    assert answer.status_code == 422 and "Canary words" in answer.content.decode()


def test_restoring_over_a_newer_change_of_the_same_words_is_a_clash(steward_client, section, live):
    live(section, "Spoilt")
    live(section, "Spoilt again", minutes=1)
    address = f"{section.get_absolute_url()}restore/?version=1"
    answer = steward_client.post(address, {"base": 2, "reason": "Canary words"})
    assert answer.status_code == 409 and "Canary words" in answer.content.decode()
    assert words(section) == "Spoilt again"


def test_a_version_that_never_was_is_not_found(steward_client, section):
    for version in ("", "x", "0", "9"):
        assert (
            steward_client.get(f"{section.get_absolute_url()}restore/?version={version}").status_code == 404
        )


def test_a_forged_base_stores_nothing(steward_client, section, live, traces):
    live(section, "Spoilt")
    before = traces()
    address = f"{section.get_absolute_url()}restore/?version=1"
    for base, status in (("99", 400), ("", 422), ("x", 422)):
        assert steward_client.post(address, {"base": base}).status_code == status, base
    assert traces() == before
