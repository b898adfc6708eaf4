"""The gate to the files of documents: who may see the document may have its files."""

import pytest

from moothill.commons.files.models import StoredFile
from moothill.commons.record.operations import publish, withdraw
from moothill.core.policy import CycleState
from moothill.rooms.pages.operations import add_version
from tests.commons.files.samples import PDF

pytestmark = pytest.mark.django_db

EVERYBODY = {
    "passer_by", "account_holder", "steward", "civil_steward", "team_member", "observer", "steward_elsewhere",
}  # fmt: skip
INSIDERS = {"steward", "civil_steward", "team_member"}


@pytest.fixture
def kept(document, upload, steward, at):
    """A document with a file."""

    def of(*, publish: bool = True):
        record = document("Canary", publish=publish)
        return add_version(document=record, by=steward, at=at, upload=upload("plan.pdf"))

    return of


@pytest.fixture
def readers(cast, client_of):
    """Who gets the file."""

    def of() -> set[str]:
        address = StoredFile.objects.get().get_absolute_url()
        answers = {name: client_of(actor).get(address) for name, actor in cast.items()}
        assert {answer.status_code for answer in answers.values()} <= {200, 404}
        got = {name for name, answer in answers.items() if answer.status_code == 200}
        assert all(b"".join(answers[name].streaming_content) == PDF for name in got)
        return got

    return of


def test_everybody_may_have_the_file_of_a_published_document(kept, readers):
    kept()
    assert readers() == EVERYBODY


def test_only_insiders_may_have_the_file_of_a_draft(kept, readers, steward, at):
    record = kept(publish=False)
    assert readers() == INSIDERS
    publish(record=record, by=steward, at=at)
    assert readers() == EVERYBODY


def test_nobody_may_have_the_file_of_a_withdrawn_document(kept, readers, steward, at):
    withdraw(record=kept(), reason="personal data", by=steward, at=at)
    assert readers() == set()


def test_the_files_of_a_cycle_in_preparation_are_for_its_own_people(kept, readers, cycle):
    kept()
    cycle.state = CycleState.DRAFT
    cycle.save()
    assert readers() == INSIDERS


def test_a_file_that_belongs_to_no_document_is_for_nobody(kept, readers, upload, at):
    from moothill.commons.files.operations import keep

    keep(upload=upload("stray.pdf"), by=None, at=at)
    assert readers() == set()


def test_a_wrong_name_gets_nothing(kept, client):
    kept()
    assert client.get(f"{StoredFile.objects.get().get_absolute_url()}x").status_code == 404
