"""The pages of sign-offs: a list, one route, the record it is about, laying one, and entering what was decided."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.models import Signature
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


def read(url: str, client: Client | None = None) -> str:
    return words((client or Client()).get(url).content.decode())


def test_a_route_tells_each_step_and_what_was_said_at_it(
    lay: Any,
    enter: Any,
    document: Record,
    civil_steward: Actor,
    steward: Actor,
    at: Any,
    make: Any,
    cycle: Cycle,
) -> None:
    route, shown = lay(why="So that **all** agree."), make("document", title="The letter of the board")
    enter(route, 1, day=date(2018, 2, 26), said_by="Ash Rowan")
    text = "It says <script>nothing</script> of *schools*."
    enter(route, 2, Verdict.REFUSED, by=civil_steward, conditions=text, document=shown)
    with time_machine.travel(at):
        page = read(route.get_absolute_url())
    assert "1 of 3 steps passed" in page and "The engagement plan DOC-1, version 1" in page
    assert "Co-chair for the government approved" in page and "Approved, 26 February 2018: Ash Rowan" in page
    assert "not approved: it can be laid before them again" in page and "The letter of the board" in page
    assert "It says <script>nothing</script> of schools." in page  # as words, not as a script
    assert "Cabinet waits for the step before it" in page
    assert "due by 20 February 2018" in page and "Enter what was decided" not in page
    with time_machine.travel(at.replace(day=13)):
        assert "due by 10 March 2018 3 days late" in read(route.get_absolute_url())
        listed = read(f"/{cycle.slug}/sign-offs/")
    assert (
        "1 of 3 steps passed" in listed and "Co-chair for civil society" in listed and "3 days late" in listed
    )
    assert "Approval of the engagement plan SO-1" in read(document.get_absolute_url())
    revise(record=document, values={"title": "A new plan"}, base=1, by=steward, at=at, reason="Better.")
    for url in (route.get_absolute_url(), document.get_absolute_url()):
        assert "It has changed since." in read(url)
    withdraw(record=document, reason="By mistake.", by=steward, at=at)
    page = read(route.get_absolute_url())
    assert "DOC-1, which is not public any more" in page and "A new plan" not in page
    assert "SO-1" not in read(f"/{cycle.slug}/sign-offs/")


def test_a_steward_lays_a_route_that_begins_with_the_usual_steps(
    document: Record, steward: Actor, client_of: Any, cycle: Cycle
) -> None:
    client, url = client_of(steward), f"/{cycle.slug}/sign-offs/new/?on=doc-1"
    assert "Lay a route of sign-offs" in read(document.get_absolute_url(), client)
    assert "Lay a route of sign-offs" not in read(document.get_absolute_url())
    form = client.get(url).context["form"]
    assert [row["office"] for row in form["steps"].value()][-1] == "Submission to the OGP"
    assert form["title"].value() == "Approval of The engagement plan"
    assert client.get(f"{url}&empty=1").context["form"]["steps"].value() == []
    given = {
        "title": "Approval",
        "steps-0-office": "Cabinet",
        "steps-0-role": "steward",
        "key": str(form["key"].value()),
    }
    wrong = client.post(url, given | {"steps-0-side": "government", "steps-0-due": "soon"})
    assert wrong.status_code == 422 and "year-month-day" in wrong.content.decode()
    assert 'value="Cabinet"' in wrong.content.decode()
    assert client.post(url, given).status_code == 422  # without a side
    whole = given | {"steps-0-side": "government", "steps-0-due": "2018-04-01"}
    for _click in range(2):
        made = client.post(url, whole)
        assert (made.status_code, made["Location"]) == (303, f"/{cycle.slug}/sign-offs/SO-1/")
    whole |= {"steps-1-role": "steward"}  # a row without a name is no step
    again = client.post(url, whole | {"key": "", "instead": "SO-1"})
    assert again["Location"].endswith("SO-2/") and client.get(made["Location"]).status_code == 410
    assert client.get(f"/{cycle.slug}/sign-offs/new/?on=DOC-9").status_code == 404


def test_what_was_decided_is_entered_by_whom_it_belongs_to(
    lay: Any, steward: Actor, civil_steward: Actor, observer: Actor, account_holder: Actor, client_of: Any
) -> None:
    route = lay()
    url, client = route.get_absolute_url(), client_of(steward)
    assert "Enter what was decided" in read(url, client) and "Enter what was decided" not in read(url)
    first, second = f"{url}steps/1/", f"{url}steps/2/"
    assert Client().get(first)["Location"].startswith("/accounts/login/")
    assert client_of(account_holder).get(first).status_code == 403
    for who in (observer, civil_steward):
        refused = client_of(who).get(first)
        assert refused.status_code == 403 and "“steward” for government" in refused.content.decode()
    early = client_of(civil_steward).get(second)
    assert early.status_code == 409 and "comes first" in early.content.decode()
    given = {"verdict": "conditions", "day": "2018-03-01", "document": "DOC-77"}
    wrong = client.post(first, given | {"said_by": "Ash of the board"})
    assert wrong.status_code == 422 and "“DOC-77”" in wrong.content.decode()
    assert 'value="Ash of the board"' in wrong.content.decode()
    assert client.post(first, given | {"document": "", "conditions": "A date."}).status_code == 303
    assert client.post(first, given | {"document": "", "conditions": "Two."}).status_code == 409
    assert list(Signature.objects.values_list("verdict", "conditions")) == [("conditions", "A date.")]
    assert client.get(f"{url}steps/9/").status_code == 404


def test_the_list_asks_as_much_for_three_as_for_one(
    lay: Any, enter: Any, make: Any, cycle: Cycle, django_assert_num_queries: Any
) -> None:
    url = f"/{cycle.slug}/sign-offs/"
    assert "Nothing has been laid before anybody" in read(url)
    enter(lay(), 1)
    with django_assert_num_queries(4):
        read(url)
    for number in range(2):
        enter(lay(on=make("document", title=f"Document {number}")), 1)
    with django_assert_num_queries(4):
        page = read(url)
    assert page.count("1 of 3 steps passed") == 3
    assert Client().get(f"{url}?after=x").status_code == 400
    data = Client().get(f"/{cycle.slug}/sign-offs.json").json()["results"][0]
    assert data["steps"]["1 Co-chair for the government"] == "approved 2018-03-01" and data["on"] == "DOC-1"
