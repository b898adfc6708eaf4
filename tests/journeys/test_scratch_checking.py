import pytest
from tests.rooms.commitments.checking.conftest import WHOLE, reviewer, whole  # noqa
from moothill.rooms.commitments.operations.scoring import Asked, Given, score, set_criteria
from moothill.rooms.standards.operations import pin_pack
from moothill.commons.policy.actors import OPERATOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(visitor, client):
    cookies = [{"name": k, "value": v.value, "url": visitor.site} for k, v in client.cookies.items()]
    visitor.page.context.add_cookies(cookies)


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_look(make_visitor, cycle, whole, steward, reviewer, at, client_of, make, language):
    good = whole(number="1")
    bad = whole(number="2", title="Promote openness in everything that ministries do for people", problem="We utilise stakeholder engagement. " + "word " * 40,
                contact="", values=[{"value": "technology"}], traced=False, steps=False)
    make("milestone", commitment=bad.reference, number="2.1", title="Raise awareness of openness", when="June 2019")
    criteria = set_criteria(cycle=cycle, criteria=[Asked("Change", "How much does it change for people?"), Asked("Cost", most=10)], reason="Agreed.", by=steward, at=at)
    old = set_criteria(cycle=cycle, criteria=[Asked("Change", "How much does it change for people?"), Asked("Worth its cost", most=10)], reason="Clearer.", by=steward, at=at)
    for who in (steward, reviewer):
        score(commitment=bad, given={old[0].pk: Given(3 if who is steward else 1, "Few would notice."), old[1].pk: Given(7)}, by=who, at=at)
    pin_pack(cycle=cycle, pack="local-2021", by=OPERATOR, at=at, reason="x", parameters={})
    v = make_visitor(locale=language)
    home = f"/{cycle.slug}/"
    for name, address in {"check": "commitments/check/", "criteria": "commitments/criteria/", "scores": "commitments/C-2/scores/", "standards": "standards/",
                          "commitment": "commitments/C-2/", "milestone": "milestones/MS-2/", "suggest": "commitments/C-2/change/"}.items():
        v.open(home + address)
        v.look(f"{name}-{language}")
    # with scripts, after a pause
    v.open(home + "commitments/C-2/change/")
    v.page.locator("[name=contact]").fill("a@b.example")
    v.page.locator("[name=lead]").fill("TBC")
    v.page.locator(".mh_looked li").first.wait_for()
    v.look(f"looked-{language}")
    w = make_visitor(locale=language)
    sign_in(w, client_of(steward))
    for name, address in {"set": "commitments/criteria/set/", "score": "commitments/C-2/score/", "edit": "commitments/C-2/edit/", "step": "milestones/MS-2/edit/"}.items():
        w.open(home + address)
        w.look(f"{name}-{language}")
    w.open(home + "milestones/MS-2/edit/")
    w.page.get_by_role("button", name="Look it over").click() if language == "en" else w.page.locator("[name=preview]").click()
    w.page.locator(".mh_looked li").first.wait_for()
    w.look(f"step-looked-{language}")
