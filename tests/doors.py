"""Every door by which somebody acts: its address, the act it needs leave for, and something to send through it.

A new door is one more line of `DOORS`; if strangers may use it, one of `OPEN` too. `tests/front/test_grid.py` tries all of
them as everybody, in every state; `tests/house/test_doors.py` sees that no address is forgotten.
"""

from dataclasses import dataclass

from moothill.core.policy import Act

# Where a stranger may post, by the beginning of the route, and why.
OPEN = {
    "accounts/": "to sign in or up, or to answer a code that was mailed",
    "preview/": "to see how a text will look; nothing is stored",
    "<slug:cycle>/<slug:segment>/suggest/": "to suggest something new",
    "<slug:cycle>/<slug:segment>/<str:reference>/change/": "to edit, or to suggest a change",
    "<slug:cycle>/<slug:segment>/<str:reference>/suggest-withdrawal/": "to suggest a withdrawal",
    "<slug:cycle>/<slug:segment>/<str:reference>/talk/": "to say something about a record, or to see how it will look",
    "<slug:cycle>/inputs/<str:reference>/support/": "to agree with a contribution, and to take that back",
    "<slug:cycle>/report/": "to report what should not stand here",
    "<slug:cycle>/activities/<str:reference>/register/": "to register for an event",
    "<slug:cycle>/places/<str:secret>/": "to give a place at an event back, by its secret address",
    "<slug:cycle>/calls/<str:reference>/answer/": "to answer a call",
    "<slug:cycle>/calls/<str:reference>/about-you/": "to tell something about oneself, after a contribution",
    "<slug:cycle>/inputs/new/": "to tell the team something",
    "<slug:cycle>/host/send-back/": "to send back what was said at an event that they held",
    "<slug:cycle>/inputs/<str:reference>/doubt/": "to say that a contribution is coded wrongly",
    "<slug:cycle>/report-by-link/<str:secret>/": "to report as the lead to whom this secret address was mailed",
}


@dataclass(frozen=True)
class Door:
    """`address` is below the cycle; "{it}" in it is the record at hand, "{waiting}" a change of rights that waits,
    "{event}" an event that takes registrations, "{past}" one that is over, "{place}" the secret of a place.
    Suggestion 1, by a guest, waits too. "{call}" is a call that is open, "{route}" a route of
    sign-offs, "{cut}" a draft of a commitment, "{edition}" a plan that is not issued, "{issued}" one that is.

    `about_it`: leave hangs on the state of that record. `not_for`: who has leave and is still turned away, by name.
    `vain_in`: the states of the record in which even those with leave have nothing to do there. `hangs_on_mode`: leave
    hangs on how the cycle lets such records be edited.
    """

    act: Act
    address: str
    data: dict[str, str]
    about_it: bool = False
    not_for: tuple[str, ...] = ()
    vain_in: tuple[str, ...] = ()
    hangs_on_mode: bool = False
    whole: str = ""  # the name of a form, in the grid, that has more in it than stands here


_WHY = {"reason": "It was agreed."}
_IT = "objectives/{it}/"

DOORS = (
    Door(Act.CREATE, "objectives/new/", {"title": "New", "save": "1"}),
    Door(Act.CREATE, "objectives/paste/", {"rows": "One\nTwo", "make": "1"}),
    Door(Act.CREATE, _IT + "copy/", {"title": "A copy", "save": "1"}),
    Door(Act.EDIT, _IT + "edit/", {"title": "Changed", "base": "1", "save": "1"}, about_it=True),
    Door(Act.PUBLISH, _IT + "publish/", _WHY, vain_in=("published",)),
    Door(Act.WITHDRAW, _IT + "withdraw/", _WHY, vain_in=("withdrawn",)),
    Door(Act.MOVE, _IT + "move/", {"after": "O-5"}, about_it=True),
    Door(Act.LINK, _IT + "link/", {"link_kind": "same-as", "to": "O-2"}),
    Door(Act.LINK, _IT + "attach/", {"document": "DOC-1"}),
    Door(
        Act.UPLOAD,
        "documents/DOC-1/add-version/",
        {"address": "https://example.org/terms", "kept": "not-known"},
    ),
    Door(Act.BASELINE, "baselines/new/", {"title": "First", "why": "Agreed", "agreed-0-name": "Ash"}),
    Door(Act.CHANGE_CYCLE, "desk/standing/", {"level": "no", **_WHY}),
    Door(
        Act.APPOINT,
        "desk/appoint/",
        {"who": "holder@example.org", "role": "reviewer", "side": "neither", **_WHY},
    ),
    Door(Act.SET_EDITING, "desk/editing/", {"contributor": "guest", "mode": "open", "kind": "task", **_WHY}),
    Door(Act.SET_EDITING, _IT + "editing/", {"contributor": "guest", "mode": "open", **_WHY}),
    Door(Act.CONFIRM, "desk/level/{waiting}/", {"do": "confirm"}, not_for=("civil_steward",)),
    Door(Act.CONFIRM, "desk/level/{waiting}/", {"do": "decline", "words": "No."}, not_for=("civil_steward",)),
    Door(Act.EDIT, "objectives/O-5/restore/?version=1", {"base": "2", **_WHY}),
    Door(Act.CHANGE_CYCLE, "standards/pin/?pack=national-2022", _WHY),
    Door(Act.REVIEW, "desk/suggestions/1/", {"act": "accept", "words": "Thank you."}),
    Door(Act.REVIEW, "desk/suggestions/1/", {"act": "decline", "code": "unclear", "words": "What is it?"}),
    Door(Act.REVIEW, "desk/suggestions/1/", {"act": "ask", "words": "Which rivers?"}),
    Door(Act.REVIEW, "desk/suggestions/1/", {"act": "remove", "words": "Spam."}),
    Door(Act.REVIEW, "desk/suggestions/bulk/", {"number": "1", "act": "accept"}),
    Door(Act.MODERATE, "desk/moderation/hide/?of={suggestion}", {"code": "spam", "words": "It sells pills."}),
    Door(Act.UNDO_WAVE, "desk/moderation/waves/", {"step": "undo"}, whole="wave"),
    Door(Act.SET_MODERATION, "desk/moderation/rules/", {"review_days": "9", **_WHY}, whole="rules"),
    Door(Act.IMPORT, "imports/new/", {"form": "idea", "coming_by": "elsewhere"}, whole="file"),
    Door(Act.COMMENT, _IT + "talk/", {"words": "It takes time.", "stance": "for"}, about_it=True),
    Door(Act.SUPPORT, "inputs/I-1/support/", {"sure": "yes"}),
    Door(Act.LINK, "inputs/gather/", {"of": "I-1, I-2", "title": "Trees", "words": "Trees.", **_WHY}),
    Door(Act.REDACT, "inputs/I-1/cover/", {"passages": "oaks", "why": "personal"}),
    Door(Act.FLAG, "report/?of={it}", {"code": "mistaken", "words": "It is wrong."}, about_it=True),
    Door(Act.REGISTER, "activities/{event}/register/", {"name": "Rowan"}),
    Door(Act.REGISTER, "places/{place}/", {}),
    Door(Act.SEE_PLACES, "activities/{event}/people/", {"do": "walk-in", "sector": "media"}),
    Door(Act.EDIT, "activities/{event}/joining/", {"words": "Call 4821."}),
    Door(Act.EDIT, "activities/{past}/attendance/", {"media": "3"}),
    Door(Act.CONTRIBUTE, "calls/{call}/answer/", {"words": "More boats.", "consent": "unnamed"}),
    Door(Act.CONTRIBUTE, "inputs/new/", {"words": "More boats.", "consent": "named"}),
    Door(Act.CONTRIBUTE, "calls/{call}/about-you/", {"age": "35-44"}, whole="apart"),
    Door(Act.SUGGEST, "objectives/suggest/", {"title": "Canals", "save": "1", **_WHY}, hangs_on_mode=True),
    Door(
        Act.SUGGEST,
        _IT + "suggest-withdrawal/",
        {"base": "1", "save": "1", **_WHY},
        about_it=True,
        hangs_on_mode=True,
    ),
    Door(
        Act.SUGGEST,
        _IT + "change/",
        {"title": "Clean rivers", "base": "1", "save": "1", **_WHY},
        about_it=True,
        hangs_on_mode=True,
    ),
    Door(Act.ENTER, "inputs/type-in/", {"words": "More buses", "coming_by": "paper"}, whole="type-in"),
    Door(Act.ENTER, "inputs/type-in/list/", {"words": "More buses\nMore bins"}, whole="type-in-list"),
    Door(Act.ENTER, "activities/A-1/tables/", {"names": "1\n2"}, whole="tables"),
    Door(Act.ENTER, "activities/A-1/tables/{table}/close/", {}),
    Door(Act.CODE, "coding/suggestions/anew/", {}),
    Door(Act.LINK, "groups/G-1/reached-by/", {"of": "A-1", **_WHY}),
    Door(Act.EDIT, "codes/adopt/", {}),
    Door(Act.EDIT, "codes/CO-1/adopt/", {}),
    Door(Act.EDIT, "codes/CO-1/retire/", _WHY),
    Door(Act.EDIT, "codes/CO-1/merge/", {"into": "CO-2", **_WHY}),
    Door(Act.EDIT, "codes/CO-1/split/", {"new": "Elms\nOaks", **_WHY}),
    Door(Act.CREATE, "codebooks/cut/", {"title": "First", "why": "The round begins."}),
    Door(Act.IMPORT, "codes/import/", {}, whole="codebook"),
    Door(Act.IMPORT, "codes/begin/", {"source": "oakland-2016-18:codes"}),
    Door(Act.LINK, "inputs/I-1/alike/", {"other": "I-2", "kind": "related"}),
    Door(Act.LINK, "coding/campaigns/", {"of": "I-1, I-2", "first": "I-1", **_WHY}),
    Door(Act.LINK, "themes/put/", {"of": "I-1", "into": "TH-1", **_WHY}),
    Door(Act.LINK, "themes/TH-1/take-out/", {"of": "I-3", **_WHY}),
    Door(Act.LINK, "points/P-1/take-out/", {"of": "I-4", **_WHY}),
    Door(Act.EDIT, "themes/missed/", {"because": "The forum asked again."}),
    Door(Act.EDIT, "themes/TH-1/agree/", _WHY),
    Door(Act.EDIT, "themes/TH-3/use/", _WHY),
    Door(Act.WITHDRAW, "themes/merge/", {"of": "TH-2", "into": "TH-1", **_WHY}),
    Door(Act.WITHDRAW, "themes/TH-1/split/", {"titles": "Parks\nTrees", **_WHY}),
    Door(Act.CODE, "themes/none/apart/", {"of": "I-1", **_WHY}),
    Door(Act.CODE, "themes/none/back/", {"of": "I-5", **_WHY}),
    Door(Act.CODE, "coding/rounds/", {"double": "0", "blind": "0"}),
    Door(Act.CODE, "coding/next/", {"of": "I-1", "base": "1", "none": "1"}, whole="read"),
    Door(Act.CODE, "coding/table/", {"row": "I-1:1", "none-I-1": "1"}, whole="read"),
    Door(Act.CODE, "inputs/I-1/codes/", _WHY, whole="recode"),
    Door(Act.CODE, "coding/doubts/1/", {"outcome": "kept", "answer": "It fits."}),
    Door(Act.DOUBT, "inputs/I-1/doubt/", {"text": "It is about boats.", "code": ""}),
    Door(Act.CONTRIBUTE, "host/send-back/", {"what": "A library evening", "words": "More buses\nMore bins"}),
)

DOORS += (
    Door(Act.RESPOND, "responses/new/", {"title": "Trees", "answers_to-0-to": "I-1"}),
    Door(
        Act.RESPOND,
        "responses/each/",
        {"to": "I-1 I-2", "outcome": "open", "did-I-1": "Yes.", "did-I-2": "Yes."},
    ),
    Door(Act.RESPOND, "responses/publish/", {}, whole="response"),
    Door(Act.RESPOND, "responses/{response}/agree/", {"version": "1"}),
    Door(Act.FINISH, "calls/{answered}/finish/", {}),
    Door(Act.SET_ANSWERING, "responses/manner/", {"both_sides": "on", **_WHY}),
)

DOORS += (
    Door(Act.CREATE, "commitments/new-from/", {"of": "I-1", "title": "Plant oaks", **_WHY}),
    Door(Act.NAME_LEAD, "commitments/C-1/leads/", {"reason": "x"}, whole="lead"),
    Door(Act.NAME_LEAD, "commitments/C-1/leads/end/", {"side": "civil-society", **_WHY}),
    Door(Act.LINK, "commitments/C-1/trace/", {"do": "say", "of": "I-1", **_WHY}),
    Door(Act.SUMMARISE, "commitments/C-1/summary/", {"words": "We plant oaks.", "base": "0"}),
    Door(Act.OPEN_ROUND, "rounds/{round}/ask/", {}, vain_in=("published",)),
    Door(Act.OPEN_ROUND, "rounds/{round}/close/", {"because": "It is over."}),
    Door(Act.OPEN_ROUND, "rounds/{closed}/open-again/", {"because": "Two were ill."}),
    Door(Act.REPORT, "milestones/{milestone}/report/", {"state": "in-progress"}, whole="report"),
)

DOORS += (
    Door(Act.ISSUE, "action-plan/new/", {"title": "Our plan", "drafts-0": "CD-1"}),
    Door(Act.ISSUE, "action-plan/{edition}/edit/", {"title": "The plan", "base": "1"}),
    Door(Act.ISSUE, "action-plan/{edition}/issue/", {}),
    Door(Act.ISSUE, "action-plan/{issued}/submit/", {"day": "2018-03-01"}),
    Door(
        Act.LAY_ROUTE,
        "sign-offs/new/?on={it}",
        {
            "title": "Approval",
            "steps-0-office": "Cabinet",
            "steps-0-role": "steward",
            "steps-0-side": "government",
        },
        vain_in=("draft", "withdrawn"),
    ),
    Door(
        Act.SIGN,
        "sign-offs/{route}/steps/1/",
        {"verdict": "approved", "day": "2018-03-01"},
        not_for=(  # the step is one of a steward of the government
            *("civil_steward", "team_member", "observer", "moderator", "reviewer", "commitment_lead"),
        ),
    ),
    Door(
        Act.CONSULT,
        "drafts/{cut}/consult/",
        {
            "title": "What do you think?",
            "opens_at": "2090-01-01T09:00",
            "closes_at": "2090-02-01T17:00",
            "reply_by": "2090-03-01",
            "owner": "The team",
            "minutes": "5",
            "can_change": "All of it.",
        },
    ),
    Door(Act.CUT, "commitments/{drafted}/drafts/new/", {"why": "It was agreed.", "agreed-0-name": "Ash Rowan"}),
    Door(
        Act.MOVE_DATE, "milestones/{dated}/move-dates/",
        {"when": "June 2019", "because": "It rained.", "agreed": "The board"},
    ),
    Door(Act.SET_FORM, "commitments/form/edit/", {}, whole="plan-form"),
)  # fmt: skip

# Acts that no form below a cycle asks leave for, and where they are tried.
ELSEWHERE = {
    Act.READ: "tests/front/test_nothing_leaks.py",
    Act.READ_DRAFTS: "tests/front/test_nothing_leaks.py",
    Act.BEGIN_CYCLE: "tests/front/begin/test_wizard.py",
    Act.EDIT_OPEN: "tests/front/test_grid.py, where an edit is live or waits or is refused",
}
