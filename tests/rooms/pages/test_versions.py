"""Adding a version: by the operation, and on the web."""

from uuid import uuid4

import pytest

from moothill.commons.files.errors import FileLies
from moothill.commons.files.models import StoredFile
from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.models import Revision
from moothill.commons.record.operations import withdraw
from moothill.core.policy import ACTS, Act
from moothill.rooms.pages import operations
from moothill.rooms.pages.errors import BothGiven, NothingGiven
from moothill.rooms.pages.models import Document
from moothill.rooms.pages.operations import add_version
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

REPORT = "https://example.org/report"


@pytest.fixture
def trace(files_on_disk):
    """How much there is of everything that adding a version leaves behind."""
    return lambda: (
        Revision.objects.count(),
        Entry.objects.count(),
        StoredFile.objects.count(),
        files_on_disk(),
    )


def versions(record) -> list[dict]:
    return Document.objects.get(pk=record.pk).versions


def test_a_file_becomes_a_version_with_a_revision_and_a_line(document, upload, steward, at, trace, cycle):
    record = document()
    before = trace()
    add_version(document=record, by=steward, at=at, upload=upload("plan.pdf"), label="As agreed")
    assert [now - then for now, then in zip(trace(), before, strict=True)] == [1, 1, 1, 1]
    (version,) = versions(record)
    assert (version["number"], version["label"], version["kept"]) == (1, "As agreed", "here")
    assert version["file"]["name"] == "plan.pdf"
    assert Revision.objects.get(record=record, number=2).content["versions"] == [version]
    assert list(verify(cycle.head)) == []


def test_an_address_becomes_a_version_that_says_whether_a_copy_is_kept(document, steward, at):
    record = document()
    add_version(document=record, by=steward, at=at, address=REPORT, kept="elsewhere")
    (version,) = versions(record)
    assert (version["address"], version["kept"], version["file"]) == (REPORT, "elsewhere", None)


def test_versions_are_numbered_and_older_ones_stay(document, upload, steward, civil_steward, at):
    record = document(versions=[{"label": "Found in the source"}])
    add_version(document=record, by=steward, at=at, upload=upload())
    add_version(document=record, by=civil_steward, at=at, address=REPORT)
    assert [each["number"] for each in versions(record)] == [1, 2, 3]
    assert versions(record)[0]["label"] == "Found in the source"


def test_a_draft_may_be_given_versions_and_its_line_says_nothing_of_it(document, upload, steward, at):
    record = document("Canary", publish=False)
    add_version(document=record, by=steward, at=at, upload=upload(), reason="Canary reason")
    line = Entry.objects.order_by("number").last()
    assert (line.kind, line.title, line.reason) == ("document.prepared", "", "")


def test_nobody_but_a_steward_adds_a_version_and_nothing_is_left_of_the_attempt(
    cast, document, upload, at, trace
):
    record = document()
    before, allowed = trace(), set()
    for name, actor in cast.items():
        try:
            add_version(document=record, by=actor, at=at, upload=upload())
            allowed.add(name)
        except Refused:
            assert trace() == before, name
        before = trace()
    assert allowed == {"steward", "civil_steward"}


def test_whoever_may_edit_but_not_upload_is_refused(monkeypatch, document, upload, team_member, at):
    everybody = ACTS[Act.EDIT].roles | ACTS[Act.READ_DRAFTS].roles
    monkeypatch.setitem(ACTS, Act.EDIT, type(ACTS[Act.EDIT])("Change any part", everybody))
    with pytest.raises(Refused) as refusal:
        add_version(document=document(), by=team_member, at=at, upload=upload())
    assert refusal.value.act == Act.UPLOAD


def test_a_withdrawn_document_gets_no_version(document, upload, steward, at, trace):
    record = document()
    withdraw(record=record, reason="wrong", by=steward, at=at)
    before = trace()
    with pytest.raises(Refused):
        add_version(document=record, by=steward, at=at, upload=upload())
    assert trace() == before


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, NothingGiven),
        ({"label": "Only a name"}, NothingGiven),
        ({"address": "   "}, NothingGiven),
        ({"address": "javascript:alert(1)"}, Invalid),
        ({"address": "https://"}, Invalid),
        ({"address": f"https://example.org/{'x' * 600}"}, Invalid),
        ({"address": REPORT, "kept": "in a drawer"}, Invalid),
        ({"address": REPORT, "kept": "here"}, Invalid),
        ({"address": REPORT, "label": "x" * 201}, Invalid),
    ],
)
def test_what_will_not_do_is_refused_and_leaves_nothing(given, error, document, steward, at, trace):
    record = document()
    before = trace()
    with pytest.raises(error):
        add_version(document=record, by=steward, at=at, **given)
    assert trace() == before


def test_a_version_is_a_file_or_an_address_but_not_both(document, upload, steward, at, trace):
    record = document()
    before = trace()
    with pytest.raises(BothGiven):
        add_version(document=record, by=steward, at=at, upload=upload(), address=REPORT)
    assert trace() == before


@pytest.mark.parametrize("kept", ["here", "elsewhere"])
def test_a_version_without_its_file_cannot_claim_one(kept, document, steward, at, upload):
    add_version(document=document(), by=steward, at=at, upload=upload())
    stored = StoredFile.objects.get()
    with pytest.raises(Invalid):
        document("Thief", versions=[{"file": {"token": stored.token, "name": stored.name}, "kept": kept}])


def test_a_file_that_lies_about_its_type_is_not_kept(document, upload, steward, at, trace):
    record = document()
    before = trace()
    with pytest.raises(FileLies):
        add_version(document=record, by=steward, at=at, upload=upload("plan.pdf", b"MZ\x90\x00" + bytes(60)))
    assert trace() == before


def test_a_file_is_gone_again_if_the_revision_cannot_be_stored(
    monkeypatch, document, upload, steward, at, trace
):
    record = document()
    before = trace()

    def fail(**_given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(operations, "revise", fail)
    with pytest.raises(RuntimeError):
        add_version(document=record, by=steward, at=at, upload=upload())
    assert trace() == before


def test_a_second_click_adds_nothing_more(document, upload, steward, at, trace):
    record, key = document(), uuid4()
    add_version(document=record, by=steward, at=at, upload=upload(), key=key)
    before = trace()
    add_version(document=record, by=steward, at=at, upload=upload(), key=key)
    assert trace() == before


def test_a_key_of_another_act_is_refused(document, upload, steward, at):
    key = uuid4()
    add_version(document=document("One"), by=steward, at=at, upload=upload(), key=key)
    with pytest.raises(KeyReused):
        add_version(document=document("Two"), by=steward, at=at, upload=upload(), key=key)


# On the web


@pytest.fixture
def form(cycle) -> str:
    return f"/{cycle.slug}/documents/DOC-1/add-version/"


def test_a_steward_adds_a_file_and_finds_it_on_the_document_s_page(
    document, upload, client_of, steward, form, client
):
    record = document()
    browser = client_of(steward)
    assert 'enctype="multipart/form-data"' in browser.get(form).content.decode()
    answer = browser.post(form, {"upload": upload("plan.pdf"), "label": "As agreed"})
    assert (answer.status_code, answer["Location"]) == (303, record.get_absolute_url())
    markup = client.get(record.get_absolute_url()).content.decode()
    assert "As agreed" in markup
    assert "a copy is kept here" in words(markup)
    assert StoredFile.objects.get().get_absolute_url() in markup


def test_only_stewards_reach_the_form(document, cast, client_of, form, trace):
    document()
    before = trace()
    answers = {name: client_of(actor).get(form).status_code for name, actor in cast.items()}
    assert answers == {
        "passer_by": 302, "account_holder": 403, "steward": 200, "civil_steward": 200,
        "team_member": 403, "observer": 403, "steward_elsewhere": 403,
    }  # fmt: skip
    for name in ("passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"):
        assert client_of(cast[name]).post(form, {"address": REPORT}).status_code == answers[name], name
    assert trace() == before


def test_what_was_typed_stays_when_something_is_wrong(document, client_of, steward, form):
    document()
    typed = {
        "address": "ftp://example.org",
        "label": "The typed label",
        "reason": "The typed reason",
        "kept": "elsewhere",
    }
    answer = client_of(steward).post(form, typed)
    assert answer.status_code == 422
    markup = answer.content.decode()
    for each in ("ftp://example.org", "The typed label", "The typed reason"):
        assert each in markup
    assert '<option value="elsewhere" selected>' in markup
    assert "write a web address" in markup.lower()


def test_a_form_with_nothing_in_it_says_what_to_do(document, client_of, steward, form):
    document()
    answer = client_of(steward).post(form, {"label": "Only a name"})
    assert answer.status_code == 422
    assert "Choose a file, or give the address" in answer.content.decode()


def test_a_refused_file_is_named_beside_its_box(document, upload, client_of, steward, form):
    document()
    answer = client_of(steward).post(
        form, {"upload": upload("plan.exe", b"MZ\x90\x00" + bytes(60)), "label": "Kept label"}
    )
    assert answer.status_code == 422
    assert "plan.exe" in answer.content.decode()
    assert "Kept label" in answer.content.decode()


def test_a_file_over_the_limit_is_refused(document, upload, client_of, steward, form, settings, trace):
    document()
    before = trace()
    settings.MOOTHILL_MAX_UPLOAD = 10
    answer = client_of(steward).post(form, {"upload": upload()})
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()
    assert trace() == before


def test_a_file_that_must_be_chosen_again_is_asked_for(document, upload, client_of, steward, form, trace):
    document()
    before = trace()
    answer = client_of(steward).post(form, {"upload": upload("plan.pdf"), "address": REPORT})
    assert answer.status_code == 422
    assert "Choose the file again" in answer.content.decode()
    assert trace() == before


def test_a_forged_key_is_refused_in_words(document, client_of, steward, form):
    document()
    assert client_of(steward).post(form, {"address": REPORT, "key": "not a key"}).status_code == 422


@pytest.mark.parametrize("address", ["documents/DOC-9/add-version/", "documents/SE-1/add-version/"])
def test_there_is_no_form_for_what_is_no_document(address, section, client_of, steward, cycle):
    section()
    assert client_of(steward).get(f"/{cycle.slug}/{address}").status_code == 404


def test_the_form_is_kept_by_nobody(document, client_of, steward, form):
    document()
    assert "no-store" in client_of(steward).get(form)["Cache-Control"]
