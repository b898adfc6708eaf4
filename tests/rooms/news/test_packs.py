"""Comms packs: wordings to copy, and pictures with their words, their owner and their licence."""

from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.files.errors import FileLies
from moothill.commons.files.models import StoredFile
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.forms import form_for
from moothill.commons.record.models import Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.news.errors import NoSuchPicture, NotAPicture, NotSaid
from moothill.rooms.news.models import CommsPack
from moothill.rooms.news.operations import add_picture, remove_picture
from tests.commons.files.samples import PDF, PNG
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

WORDS = {"alt": "A lighthouse", "credit": "Rowan", "licence": "CC BY 4.0"}
TWO_LINES = "Come to the hall.\n\nTea at four."


@pytest.fixture
def trace(files_on_disk):
    return lambda: (
        Revision.objects.count(),
        Entry.objects.count(),
        StoredFile.objects.count(),
        files_on_disk(),
    )


def pictures(record) -> list[dict]:
    return CommsPack.objects.get(pk=record.pk).pictures


def test_a_pack_shows_its_wordings_with_their_lines(client, pack):
    record = pack(
        audience="Libraries",
        use_until="2018-05-01",
        wordings=[{"place": "A notice", "words": TWO_LINES + "\r\n", "language": "gd"}, {"words": ""}],
    )
    assert CommsPack.objects.get(pk=record.pk).wordings == [
        {"place": "A notice", "words": TWO_LINES, "language": "gd"}
    ]
    page = client.get(record.get_absolute_url()).content.decode()
    assert f'lang="gd">{TWO_LINES}</div>' in page
    for part in ("For whom Libraries", "Use until 1 May 2018", "A notice"):
        assert part in words(page)


@pytest.mark.parametrize(
    "row", [{"place": "A notice"}, {"words": "x" * 3001}, {"words": "x", "language": "Gaelic!"}]
)
def test_a_wording_that_will_not_do_is_named_by_its_row(row, pack):
    with pytest.raises(Invalid, match="Row 1"):
        pack(wordings=[row])


def test_the_form_keeps_the_lines_of_a_wording(cycle):
    data = {"title": "Pack", "wordings-0-place": "", "wordings-0-words": TWO_LINES, "wordings-0-language": ""}
    form = form_for(kinds.get("comms-pack"), Context(cycle), data)
    assert form.is_valid()
    assert form.values()["wordings"][0]["words"] == TWO_LINES
    assert f">\n{TWO_LINES}</textarea>" in str(form)


def test_a_picture_comes_with_a_revision_a_line_and_its_words(client, pack, upload, steward, at, trace):
    record = pack()
    before = trace()
    add_picture(pack=record, upload=upload(), by=steward, at=at, **WORDS)
    assert [now - then for now, then in zip(trace(), before, strict=True)] == [1, 1, 1, 1]
    (picture,) = pictures(record)
    assert {name: picture[name] for name in WORDS} == WORDS
    page = client.get(record.get_absolute_url()).content.decode()
    assert 'alt="A lighthouse"' in page and "CC BY 4.0" in page
    assert b"".join(client.get(picture["file"]["url"])) == PNG


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"alt": " "}, NotSaid),
        ({"credit": ""}, NotSaid),
        ({"licence": ""}, NotSaid),
        ({"alt": "x" * 501}, Invalid),
        ({"name": "plan.pdf", "content": PDF}, NotAPicture),
        ({"name": "plan.png", "content": PDF}, FileLies),
    ],
)
def test_a_picture_that_will_not_do_leaves_nothing(given, error, pack, upload, steward, at, trace):
    record = pack()
    file = upload(given.pop("name", "poster.png"), given.pop("content", PNG))
    before = trace()
    with pytest.raises(error):
        add_picture(pack=record, upload=file, by=steward, at=at, **(WORDS | given))
    assert trace() == before


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_adds_or_takes_out(who, cast, client_of, pack, upload, steward, at, trace):
    record = pack()
    add_picture(pack=record, upload=upload(), by=steward, at=at, **WORDS)
    token = pictures(record)[0]["file"]["token"]
    before = trace()
    with pytest.raises(Refused):
        add_picture(pack=record, upload=upload(), by=cast[who], at=at, **WORDS)
    with pytest.raises(Refused):
        remove_picture(pack=record, token=token, by=cast[who], at=at)
    for act in ("add-picture/", f"pictures/{token}/remove/"):
        answer = client_of(cast[who]).post(f"{record.get_absolute_url()}{act}", WORDS)
        assert answer.status_code in {302, 403}
    assert trace() == before


def test_a_second_click_adds_one_picture(pack, upload, steward, at, trace):
    record, key = pack(), uuid4()
    add_picture(pack=record, upload=upload(), by=steward, at=at, key=key, **WORDS)
    before = trace()
    add_picture(pack=record, upload=upload(), by=steward, at=at, key=key, **WORDS)
    assert trace() == before


def test_a_picture_goes_where_its_pack_goes_and_no_longer_than_it_stands_there(
    pack, upload, steward, cast, client_of, at
):
    hidden = pack(publish=False)
    for record in (hidden, shown := pack(), gone := pack()):
        add_picture(pack=record, upload=upload(), by=steward, at=at, **WORDS)
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    address = {record.pk: pictures(record)[0]["file"]["url"] for record in (hidden, shown, gone)}
    assert Client().get(address[shown.pk]).status_code == 200
    for record in (hidden, gone):
        for who in ("passer_by", "account_holder", "observer", "steward_elsewhere"):
            assert client_of(cast[who]).get(address[record.pk]).status_code == 404, who
    token = pictures(shown)[0]["file"]["token"]
    remove_picture(pack=shown, token=token, by=steward, at=at, reason="Its licence ended")
    assert pictures(shown) == []
    assert Client().get(address[shown.pk]).status_code == 404
    with pytest.raises(NoSuchPicture):
        remove_picture(pack=shown, token=token, by=steward, at=at)


def test_no_form_and_no_import_claims_anothers_file(pack, upload, steward, at):
    one, other = pack(), pack()
    add_picture(pack=one, upload=upload(), by=steward, at=at, **WORDS)
    with pytest.raises(Invalid, match="does not belong"):
        revise(record=other, values={"pictures": pictures(one)}, base=1, by=steward, at=at)


def test_a_steward_adds_and_takes_out_a_picture_on_the_web(client_of, pack, upload, steward):
    record, client = pack(), client_of(steward)
    address = f"{record.get_absolute_url()}add-picture/"
    assert client.get(address).status_code == 200
    wrong = client.post(address, WORDS | {"alt": "", "upload": upload()})
    assert wrong.status_code == 422 and "Rowan" in wrong.content.decode()
    assert client.post(address, WORDS | {"upload": upload("a.png", PDF)}).status_code == 422
    assert client.post(address, WORDS | {"upload": upload()}).status_code == 303
    token = pictures(record)[0]["file"]["token"]
    out = f"{record.get_absolute_url()}pictures/{token}/remove/"
    assert "A lighthouse" in client.get(out).content.decode()
    assert client.post(out, {"reason": "Its licence ended"}).status_code == 303
    assert client.get(out).status_code == 404
