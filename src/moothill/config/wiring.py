"""The one file that knows every room: what kinds of record there are, and which page shows which part."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import applying, frame, level
from moothill.commons.cycles import erasing as cycles_erasing
from moothill.commons.cycles import exporting as cycles_exporting
from moothill.commons.cycles.frame import Door
from moothill.commons.discussion import erasing as talk_erasing
from moothill.commons.discussion import exporting as talk_exporting
from moothill.commons.files import access
from moothill.commons.journal import erasing as journal_erasing
from moothill.commons.journal import exporting as journal_exporting
from moothill.commons.journal import followers, jobs
from moothill.commons.moderation import clockwork, policy_changes, targets
from moothill.commons.moderation import erasing as moderation_erasing
from moothill.commons.moderation import exporting as moderation_exporting
from moothill.commons.moderation import following as moderated
from moothill.commons.moderation.closing import hold_settled
from moothill.commons.moderation.things import REVISION, SUGGESTION
from moothill.commons.notifications import claiming as notices_claiming
from moothill.commons.notifications import erasing as notices_erasing
from moothill.commons.notifications import exporting as notices_exporting
from moothill.commons.notifications import fanning
from moothill.commons.notifications import lines as notices_lines
from moothill.commons.notifications.topics import Room
from moothill.commons.people import claiming, erasing, exporting
from moothill.commons.record import erasing as record_erasing
from moothill.commons.record import exporting as record_exporting
from moothill.commons.record import kinds, landing, leading, looking, mode_changes, panels
from moothill.commons.search import indexing
from moothill.core.policy import Act
from moothill.front.importing import working as imports
from moothill.front.me import contributed, doubted, given, said, sections, sources
from moothill.front.notices import register as notices
from moothill.front.operate.archives import contents
from moothill.front.talk import moderated as talk_moderated
from moothill.front.trail import asked_before
from moothill.rooms.activities import register as activities
from moothill.rooms.activities.operations import erasing as places_erasing
from moothill.rooms.activities.operations import exporting as places_exporting
from moothill.rooms.activities.operations import following as places_following
from moothill.rooms.coding import register as coding
from moothill.rooms.coding import tasks as coding_tasks
from moothill.rooms.coding.operations import erasing as coding_erasing
from moothill.rooms.coding.operations import exporting as coding_exporting
from moothill.rooms.coding.queries.coded import when_coded
from moothill.rooms.commitments import register as commitments
from moothill.rooms.commitments.operations.consulting import commented
from moothill.rooms.commitments.operations.editions import erasing as editions_erasing
from moothill.rooms.commitments.operations.editions import exporting as editions_exporting
from moothill.rooms.commitments.operations.leads import erasing as leads_erasing
from moothill.rooms.commitments.operations.leads import exporting as leads_exporting
from moothill.rooms.commitments.operations.moves import erasing as moves_erasing
from moothill.rooms.commitments.operations.moves import exporting as moves_exporting
from moothill.rooms.commitments.operations.scoring import erasing as scores_erasing
from moothill.rooms.commitments.operations.scoring import exporting as scores_exporting
from moothill.rooms.commitments.queries import consulting, leads_it, windows
from moothill.rooms.commitments.queries.coverage import ends as commitments_reached
from moothill.rooms.commitments.queries.milestones import states as milestone_states
from moothill.rooms.inputs import operations as inputs_operations
from moothill.rooms.inputs import register as inputs
from moothill.rooms.inputs.operations import erasing as inputs_erasing
from moothill.rooms.inputs.operations import exporting as inputs_exporting
from moothill.rooms.inputs.queries import narrowing, passages, receipts
from moothill.rooms.inputs.queries.own import author_of
from moothill.rooms.monitoring import register as monitoring
from moothill.rooms.monitoring.operations import erasing as monitoring_erasing
from moothill.rooms.monitoring.operations import exporting as monitoring_exporting
from moothill.rooms.news import operations as news_operations
from moothill.rooms.news import queries as news_queries
from moothill.rooms.news import register as news
from moothill.rooms.pages import register as pages
from moothill.rooms.plan import register as plan
from moothill.rooms.planner import register as planner
from moothill.rooms.responses import register as responses
from moothill.rooms.responses.operations import erasing as responses_erasing
from moothill.rooms.responses.operations import exporting as responses_exporting
from moothill.rooms.responses.queries import coverage, outcomes
from moothill.rooms.signoffs import register as signoffs
from moothill.rooms.signoffs.operations import erasing as signoffs_erasing
from moothill.rooms.signoffs.operations import exporting as signoffs_exporting
from moothill.rooms.standards.operations import forget_names as standards_names
from moothill.rooms.standards.queries.advised import days_for_comment
from moothill.rooms.standards.queries.amending import allowed_in
from moothill.rooms.themes import register as themes
from moothill.rooms.themes.operations import erasing as themes_erasing
from moothill.rooms.themes.operations import exporting as themes_exporting
from moothill.rooms.themes.queries import answers as theme_answers
from moothill.rooms.themes.queries.receipts import agreed_themes

# Lowest room first: an import makes records in this order, so that references find what they refer to.
ROOMS = (
    plan, pages, activities, planner, inputs, coding, themes, responses, signoffs, commitments, monitoring, news,
)  # fmt: skip

NAVIGATION = (
    Door("", _("Overview")),
    Door("take-part/", _("Take part"), ("calls", "inputs", "suggestions")),
    Door("themes/", _("Themes"), ("points", "codes", "codebooks", "responses")),
    Door("action-plan/", _("Action plan"), ("commitments", "drafts", "sign-offs")),
    Door("progress/", _("Progress"), ("milestones", "updates", "rounds")),
    Door(
        "planning/", _("Planning page"),
        ("pages", "sections", "documents", "stages", "key-dates", "key-details", "objectives", "ways-of-working", "levels",
         "channels"),
    ),
    Door("timeline/", _("Timeline"), ("timelines", "timeline-rows", "baselines")),
    Door("activities/", _("Activities"), ("groups",)),
    Door("tasks/", _("Tasks")),
    Door("meetings/", _("Meetings")),
    Door("news/", _("News"), ("comms-packs",)),
    Door("standards/", _("Checks")),
    Door("journal/", _("What changed")),
)  # fmt: skip

# Which panels stand on the own page of a record, below its main part, by kind.
RECORD_PANELS = {
    "stage": ("activities.of-stage",),
    "timeline": ("plan.timeline",),
    "key-date": ("plan.due",),
    "group": ("activities.reached-by",),
    "activity": (
        "activities.registration",
        "activities.parts",
        "inputs.event-tools",
        "inputs.born-at",
        "inputs.event-figures",
        "pages.attached",
    ),
    "meeting": ("planner.actions", "pages.attached", "signoffs.routes"),
    "task": ("pages.attached",),
    "document": ("pages.versions", "signoffs.routes"),
    "page": ("pages.sections", "signoffs.routes"),
    "section": ("signoffs.routes",),
    "draft": ("commitments.consultation", "signoffs.routes"),
    "edition": ("commitments.consultation", "signoffs.routes"),
    "announcement": ("news.signatures", "pages.attached"),
    "comms-pack": ("news.pictures", "pages.attached"),
    "call": ("trail.asked-before", "responses.end", "responses.to", "inputs.call-figures", "inputs.of-call"),
    "input": (
        "inputs.supports",
        "inputs.receipt",
        "responses.to",
        "coding.of-input",
        "themes.of-input",
        "commitments.of",
        "inputs.covered",
        "coding.alike",
    ),
    "theme": ("responses.to", "commitments.of"),
    "point": ("responses.to", "commitments.of"),
    "response": ("commitments.of",),
    "commitment": (
        "commitments.milestones",
        "monitoring.states",
        "commitments.behind",
        "commitments.drafts",
        "commitments.consultation",
        "commitments.check",
        "commitments.scores",
        "signoffs.routes",
    ),
    "milestone": ("monitoring.updates", "commitments.check"),
    "update": ("pages.attached",),
}

# Which panels stand above the form of a record, by kind.
FORM_PANELS = {"call": ("trail.asked-before",)}

# Tables that are made anew from others, such as an index: in no backup, and rebuilt by a restore.
DERIVED = (contents.Derived("search", ("search_*",), indexing.rebuild_all),)

# Whatever reads the journal at its own pace, by the name under which it remembers how far it came.
FOLLOWERS = {
    indexing.FOLLOWER: indexing.follow,
    moderated.FOLLOWER: moderated.follow,
    cycles_erasing.FOLLOWER: cycles_erasing.follow,
    fanning.FOLLOWER: fanning.follow,
    places_following.FOLLOWER: places_following.follow,
}

# Whatever is done by the clock: what, and how often.
JOBS = {
    **activities.JOBS,
    **monitoring.JOBS,
    **notices.JOBS,
    **clockwork.JOBS,
    **imports.JOBS,
    **coding.JOBS,
    **coding_tasks.JOBS,
}

# Kinds of record that can be followed together.
FOLLOWED_ROOMS = {
    "plan": Room(_("Stages, dates and timelines"), frozenset(kind.name for kind in plan.KINDS)),
    "pages": Room(_("Planning pages and documents"), frozenset(kind.name for kind in pages.KINDS)),
    "activities": Room(_("Activities and events"), frozenset(kind.name for kind in activities.KINDS)),
    "planner": Room(_("Tasks and meetings"), frozenset(kind.name for kind in planner.KINDS)),
    "inputs": Room(_("Calls and contributions"), frozenset(kind.name for kind in inputs.KINDS)),
    "coding": Room(_("Codes and the codebook"), frozenset(kind.name for kind in coding.KINDS)),
    "themes": Room(_("Themes"), frozenset(kind.name for kind in themes.KINDS)),
    "responses": Room(_("Responses"), frozenset(kind.name for kind in responses.KINDS)),
    "signoffs": Room(_("Sign-offs"), frozenset(kind.name for kind in signoffs.KINDS)),
    "commitments": Room(
        _("Commitments and the action plan"), frozenset(kind.name for kind in commitments.KINDS)
    ),
    "monitoring": Room(_("Progress"), frozenset(kind.name for kind in monitoring.KINDS)),
    "news": Room(_("News"), frozenset(kind.name for kind in news.KINDS)),
}

# Who sent a record, by kind: they follow it without asking.
AUTHORS = {"input": author_of}
# Who else hears of a line about a record, by kind: the followers of further records.
FURTHER = {
    "theme": themes.further,
    "point": themes.further,
    "response": responses.further,
    "commitment": commitments.further,
    "milestone": commitments.further_of_milestone,
    "edition": commitments.further_of_edition,
    notices_lines.LINK: commitments.further_of_link,
    "update": monitoring.further,
    "route": signoffs.further,
}

# Further parts of a contributor's own page.
OWN_PAGE = (sections.Section(*notices.OWN_PAGE),)

# Whatever keeps a name, an address or a code beside a participant. The last two hold the journals: nothing comes after.
ERASERS = (
    monitoring_erasing.erase,
    standards_names,
    places_erasing.erase,
    news_operations.erase,
    themes_erasing.erase,
    inputs_erasing.erase,
    coding_erasing.erase,
    responses_erasing.erase,
    signoffs_erasing.erase,
    leads_erasing.erase,
    editions_erasing.erase,
    scores_erasing.erase,
    moves_erasing.erase,
    notices_erasing.erase,
    moderation_erasing.erase,
    talk_erasing.erase,
    record_erasing.erase,
    cycles_erasing.erase,
    journal_erasing.erase,
)
# What takes back that which still waits for an answer, where somebody asks for that before they are erased.
WITHDRAWERS = (
    places_erasing.withdraw, inputs_erasing.withdraw, record_erasing.withdraw, talk_erasing.withdraw,
    coding_erasing.withdraw,
)  # fmt: skip

# Whatever keeps something about a participant, for the download of their data.
EXPORTERS = (
    exporting.export,
    cycles_exporting.export,
    record_exporting.export,
    talk_exporting.export,
    journal_exporting.export,
    notices_exporting.export,
    moderation_exporting.export,
    places_exporting.export,
    inputs_exporting.export,
    coding_exporting.export,
    themes_exporting.export,
    responses_exporting.export,
    signoffs_exporting.export,
    monitoring_exporting.export,
    leads_exporting.export,
    editions_exporting.export,
    scores_exporting.export,
    moves_exporting.export,
)

# Who knows how far a contribution came, step by step: for its receipt.
STEPS: dict[receipts.Step, tuple[receipts.Finder, ...]] = {
    receipts.Step.CODED: (when_coded, agreed_themes),
    receipts.Step.CONSIDERED: (responses.considered,),
    receipts.Step.DECIDED: (responses.decided,),
    receipts.Step.PROMISED: (commitments.promised,),
    receipts.Step.DONE: (monitoring.done,),
}

# How far a contribution may come beyond an answer.
COVERED = (coverage.Stage("commitment", _("reaches a commitment"), commitments_reached),)

# What goes with a guest who is claimed into an account.
CLAIMERS = (notices_claiming.claim, inputs_operations.claim_supports)

# What stands on somebody's own page, kind by kind; equal moments are shown in this order.
CONTRIBUTIONS = (contributed.SUGGESTIONS, contributed.EDITS, said.COMMENTS, given.INPUTS, doubted.DOUBTS)

# Who knows who leads a record, by kind.
LEADING = {"commitment": leads_it, "milestone": leads_it}
# Of kinds that are parts of a record that somebody leads, the field that names it.
LED_ABOVE = {"milestone": "commitment"}

# What neither side's stewards change without the other, and how it is done once both agree.
LEVEL = {
    Act.APPOINT: applying.ROLES_APPLIER,
    Act.CHANGE_CYCLE: applying.SWITCH_APPLIER,
    Act.SET_EDITING: mode_changes.EDITING_APPLIER,
    Act.SET_MODERATION: policy_changes.POLICY_APPLIER,
}
# What can be reported, hidden and restored, by the label of its table.
TARGETS = {
    "record.suggestion": SUGGESTION,
    "record.revision": REVISION,
    "discussion.comment": talk_moderated.COMMENT,
    "coding.doubt": coding.DOUBT,
}


# Who does something more when records of a kind come into sight.
LANDED = {"input": commented}
# What is settled with it where somebody publishes or withdraws a record by hand.
SETTLERS = (hold_settled,)


def gather() -> None:
    """Tell the commons what the rooms offer. Called once, when all apps are loaded."""
    kinds.fill(kind for room in ROOMS for kind in room.KINDS)
    leading.fill(LEADING, LED_ABOVE)
    milestone_states.fill(monitoring.marks)
    panels.fill([*(panel for room in ROOMS for panel in room.PANELS), asked_before.PANEL])
    panels.stand_on_records(RECORD_PANELS)
    panels.stand_on_forms(FORM_PANELS)
    looking.fill(commitments.LOOKS)
    frame.fill(NAVIGATION)
    access.gates[:] = [pages.vouches_for, news_queries.vouches_for, inputs.vouches_for]
    contents.fill(DERIVED)
    followers.fill(FOLLOWERS)
    level.fill(LEVEL)
    exporting.fill(EXPORTERS)
    claiming.fill(CLAIMERS)
    sources.fill(CONTRIBUTIONS)
    erasing.fill(ERASERS, WITHDRAWERS, refusals=[cycles_erasing.is_invented])
    targets.fill(TARGETS)
    sections.fill(OWN_PAGE)
    jobs.fill(JOBS)
    notices.fill(FOLLOWED_ROOMS)
    notices_lines.fill(AUTHORS, FURTHER)
    receipts.fill(STEPS)
    coverage.fill(COVERED)
    narrowing.answer_by(outcomes.answered)
    landing.fill(LANDED, SETTLERS)
    passages.fill(consulting.passage_at)
    consulting.advise_by(days_for_comment)
    theme_answers.fill(outcomes.answered_records)
    windows.fill(allowed_in)
