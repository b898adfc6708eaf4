"""A former version comes back whole, but for what its author alone changes and what acts of their own settle."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from moothill.commons.record import kinds, laying
from moothill.commons.record.operations import revise
from moothill.rooms.news.operations import add_picture, remove_picture
from moothill.rooms.pages.operations import add_version
from moothill.rooms.themes.operations import put_in_point
from moothill.rooms.themes.operations.telling import lay_anew
from tests.commons.files.samples import PDF, PNG
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def restore(client_of, steward):
    """Restores a version of a record; the page that was shown before, and the status of the answer."""
    client = client_of(steward)

    def of(record, version):
        record.refresh_from_db()
        address = f"{record.get_absolute_url()}restore/?version={version}"
        page = text(client, address)
        return page, client.post(address, {"base": record.version, "reason": "It was right"}).status_code

    return of


def thing_of(record):
    return kinds.get(record.kind).things().get(pk=record.pk)


@pytest.mark.parametrize(
    ("kind", "first", "settled", "beside", "then", "now"),
    [
        ("theme", {}, "standing", "summary", "agreed", "proposed"),
        ("code", {"definition": "x"}, "standing", "included", "retired", "adopted"),
        ("input", {"words": "At first", "consent": "unnamed"}, "words", "source", "Rude words", "Kind ones"),
    ],
)
def test_what_other_acts_or_its_author_settled_stays_and_the_page_says_so(
    kind, first, settled, beside, then, now, make, restore, steward, at
):
    """A theme is agreed by people who met, and a contribution is in the words of whoever made it."""
    record = make(kind, **first)
    for value, more in ((then, "Before"), (now, "After")):
        with transaction.atomic():
            locked = laying.lock(record)
            lay_anew(locked, {settled: value, beside: more}, act="revised", reason="x", by=steward, at=at)
    page, status = restore(record, 2)
    assert "Before" in page and then not in page and "What stays as it is" in page
    assert status == 303
    content = record.revisions.get(number=4).content
    assert (content[settled], content[beside]) == (now, "Before")
    assert record.revisions.get(number=4).reason == "Restored version 2 in part: It was right"


def test_where_only_such_things_differ_nothing_is_offered(make, restore, steward, at):
    theme = make("theme")
    with transaction.atomic():
        lay_anew(laying.lock(theme), {"standing": "agreed"}, act="agreed", reason="x", by=steward, at=at)
    page, status = restore(theme, 1)
    assert "Nothing: what differs is not restored in this way." in page and "Restore it" not in page
    assert status == 422 and thing_of(theme).standing == "agreed"


def test_a_wrong_file_goes_from_a_document(make, restore, steward, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = make("document", title="Notes", document_kind="notes")
    add_version(document=document, by=steward, at=at, upload=SimpleUploadedFile("wrong.pdf", PDF))
    assert restore(document, 1)[1] == 303
    assert thing_of(document).versions == []


def test_a_picture_that_was_taken_out_comes_back(make, restore, steward, at, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pack = make("comms-pack", title="Pack")
    words = {"alt": "A hall", "credit": "The network", "licence": "CC0"}
    add_picture(pack=pack, upload=SimpleUploadedFile("a.png", PNG), **words, by=steward, at=at)
    token = thing_of(pack).pictures[0]["file"]["token"]
    remove_picture(pack=pack, token=token, by=steward, at=at)
    assert restore(pack, 2)[1] == 303
    assert [each["alt"] for each in thing_of(pack).pictures] == ["A hall"]


def test_the_dates_of_a_milestone_stay_where_they_were_moved(make, restore, steward, at):
    milestone = make("milestone", commitment=make("commitment").reference, when="June 2019", output="A guide")
    with transaction.atomic():
        moved = {
            "when": kinds.get("milestone").read(
                thing_of(make("milestone", commitment="C-1", when="July 2019"))
            )["when"]
        }
        lay_anew(laying.lock(milestone), moved, act="moved", reason="x", by=steward, at=at)
    milestone.refresh_from_db()
    revise(record=milestone, values={"output": "Spoilt"}, base=2, by=steward, at=at)
    page, status = restore(milestone, 1)
    assert status == 303 and "From its start to its end" in page
    content = milestone.revisions.get(number=4).content
    assert content["output"] == "A guide" and content["when"] == moved["when"]


def test_a_point_to_which_contributions_are_linked_keeps_its_origin(make, restore, steward, at):
    theme, said = make("theme"), make("input", words="Later trains", consent="unnamed")
    point = make("point", theme=theme.reference, origin="unknown", note="As printed")
    put_in_point(point=point, inputs=[said], reason="It says so.", by=steward, at=at)
    point.refresh_from_db()
    revise(record=point, values={"note": "Spoilt"}, base=point.version, by=steward, at=at)
    assert restore(point, 1)[1] == 303
    assert (thing_of(point).origin, thing_of(point).note) == ("linked", "As printed")
