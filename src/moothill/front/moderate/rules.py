"""Setting the policy: its words, who looks when, the reasons, and the rules, which can be tried on the past first."""

from typing import Any, cast

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.cycles.errors import AlreadyAsked
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import roles_of
from moothill.commons.moderation import targets
from moothill.commons.moderation.errors import WrongPolicy
from moothill.commons.moderation.operations import MOST_DAYS, MOST_TEXT, faults
from moothill.commons.moderation.policy import MAY_MODERATE, Settings, settings_from, settings_of
from moothill.commons.moderation.policy_changes import a_policy
from moothill.commons.moderation.trying import AT_MOST, Trial, try_rules
from moothill.commons.record.errors import Unchanged
from moothill.core.policy import Act
from moothill.core.screening import RULES, STANDARD
from moothill.front.desk.agreeing import beforehand, settle
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.moderate import rows, wording
from moothill.front.moderate.wording import NUMBERS, SEVERITIES

_MOST_SHOWN = 50


class PolicyForm(forms.Form):
    """Everything a cycle may settle about its moderation."""

    text = forms.CharField(
        label=gettext_lazy("The policy"),
        help_text=gettext_lazy("Leave it empty for the standard one."),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "data-markdown": ""}),
    )
    review_days = forms.IntegerField(
        label=gettext_lazy("Suggestions are answered within so many days"), min_value=1, max_value=MOST_DAYS
    )
    reasons = forms.CharField(
        label=gettext_lazy("Reasons to decline or hide with"),
        help_text=gettext_lazy("One on each line: a code in small letters, a colon, and its words."),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=10_000,
    )
    moderators = forms.MultipleChoiceField(
        label=gettext_lazy("Who looks, one a week in turn"),
        help_text=gettext_lazy("Nobody chosen: every steward looks."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sites = forms.CharField(
        label=gettext_lazy("Sites that anybody may link to"),
        help_text=gettext_lazy("One on each line, such as example.org. Public bodies need not be listed."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
    )
    hold_first = forms.BooleanField(
        label=gettext_lazy("The first contribution of everybody without an account waits for a look"),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you change this?"),
        help_text=gettext_lazy("Everyone can read this."),
        required=False,
        max_length=2000,
    )

    def __init__(self, data: Any = None, *, cycle: Cycle, settings: Settings) -> None:
        super().__init__(data, initial=_initial(settings))
        held = roles_of(cycle).filter(until=None, role__in=MAY_MODERATE)
        people = {str(each.participant_id): each.participant.label for each in held}
        cast("forms.MultipleChoiceField", self.fields["moderators"]).choices = list(people.items())
        for name in RULES:
            self._add_rule(name, settings)

    def _add_rule(self, name: str, settings: Settings) -> None:
        setting = settings.pack[name]
        choices = [(severity.value if severity else "off", words) for severity, words in SEVERITIES.items()]
        self.fields[f"rule_{name}"] = forms.ChoiceField(
            label=_("What happens then"),
            choices=choices,
            initial=setting.severity.value if setting.severity else "off",
        )
        for key, number in setting.parameters.items():
            self.fields[f"rule_{name}_{key}"] = forms.FloatField(
                label=NUMBERS.get(key, key), initial=number, min_value=0
            )

    @property
    def general(self) -> list[Any]:
        """The fields before the rules; the reason comes last."""
        return [field for field in self if not field.name.startswith("rule_") and field.name != "reason"]

    @property
    def by_rule(self) -> list[tuple[str, list[Any]]]:
        """The fields of each rule, with what it looks for."""
        return [(_(rule.about), [self[f"rule_{name}"], *self._numbers(name)]) for name, rule in RULES.items()]

    def _numbers(self, name: str) -> list[Any]:
        return [self[f"rule_{name}_{key}"] for key in RULES[name].parameters]

    def values(self) -> dict[str, Any]:
        """What is to be stored: only what differs from the standard."""
        given = self.cleaned_data
        reasons = [
            [part.strip() for part in line.partition(":")[::2]]
            for line in given["reasons"].splitlines()
            if line.strip()
        ]
        values = {
            "text": given["text"].strip(), "review_days": given["review_days"], "reasons": reasons,
            "moderators": [int(word) for word in given["moderators"]], "sites": given["sites"].lower().split(),
            "hold_first": given["hold_first"], "rules": self._rules(),
        }  # fmt: skip
        standard = settings_from({})
        plain = {
            "reasons": [list(pair) for pair in standard.reasons],
            "moderators": [],
            "sites": [],
            "rules": {},
        }
        return {
            name: value for name, value in values.items() if value != plain.get(name, getattr(standard, name))
        }

    def _rules(self) -> dict[str, dict[str, Any]]:
        changed = {name: self._rule(name) for name in RULES}
        return {name: change for name, change in changed.items() if change}

    def _rule(self, name: str) -> dict[str, Any]:
        standard, given = STANDARD[name], self.cleaned_data
        severity = given[f"rule_{name}"]
        change: dict[str, Any] = {
            key: given[f"rule_{name}_{key}"]
            for key, number in standard.parameters.items()
            if given[f"rule_{name}_{key}"] != number
        }
        if severity != (standard.severity.value if standard.severity else "off"):
            change["severity"] = severity
        return change


def _initial(settings: Settings) -> dict[str, Any]:
    return {
        "text": settings.text,
        "review_days": settings.review_days,
        "reasons": "\n".join(f"{code}: {words}" for code, words in settings.reasons),
        "moderators": [str(each) for each in settings.moderators],
        "sites": "\n".join(settings.sites),
        "hold_first": settings.hold_first,
    }


@for_those_who_may(Act.SET_MODERATION)
def rules(desk: Desk) -> HttpResponse:
    """The form; its second button tries the rules in it on what was sent before, and stores nothing."""
    settings = settings_of(desk.cycle)
    form = PolicyForm(desk.data, cycle=desk.cycle, settings=settings)
    if desk.data is None:
        return _page(desk, form)
    if not form.is_valid():
        return _page(desk, form, status=422)
    values = form.values()
    if desk.data.get("act") == "try":
        return _tried(desk, form, values, settings)
    try:
        settle(
            desk, Act.SET_MODERATION, a_policy(cycle=desk.cycle, values=values), form.cleaned_data["reason"],
            done=_("The policy is changed, and the journal says so."),
        )  # fmt: skip
    except (AlreadyAsked, WrongPolicy, Unchanged) as error:
        _blame(form, error)
        return _page(desk, form, status=422)
    return HttpResponseRedirect(f"{desk.cycle.get_absolute_url()}moderation/", status=303)


def _blame(form: PolicyForm, error: Exception) -> None:
    name = error.name if isinstance(error, WrongPolicy) and error.name in form.fields else None
    form.add_error(name, str(error))


def _tried(desk: Desk, form: PolicyForm, values: dict[str, Any], settings: Settings) -> HttpResponse:
    for name, words in faults(desk.cycle, values):
        _blame(form, WrongPolicy(name, words))
        return _page(desk, form, status=422)
    trial = try_rules(desk.cycle, values.get("rules", {}), settings_from(values), at=desk.at)
    return _page(desk, form, trial=trial)


def _page(desk: Desk, form: PolicyForm, *, trial: Trial | None = None, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "trial": trial, "most": AT_MOST, "beforehand": beforehand(desk)}
    if trial:
        held = trial.held[:_MOST_SHOWN]
        listed = {row.of: row for row in rows.of_sightings(each.again.sighting for each in held)}
        shown["held"] = list(listed.values())
        _say_why(shown["held"], held)
    return desk.page("moderate/rules.html", shown, status=status)


def _say_why(listed: list[rows.Row], held: Any) -> None:
    """Beside each, what the rules that were tried say, not what those of the time said."""
    said = {
        targets.address_of(each.again.thing): wording.concerns(
            {"rule": concern.rule, "facts": concern.facts} for concern in each.concerns
        )
        for each in held
    }
    for row in listed:
        row.reasons = said.get(row.of, [])
