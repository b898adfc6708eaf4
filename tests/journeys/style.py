"""One page with every component on it, for tests only."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.urls import include, path

from moothill.core.dates import when

NAVIGATION = (
    "Overview",
    "Planning page",
    "Timeline",
    "Activities",
    "Tasks",
    "Meetings",
    "What changed",
    "Who decides",
)
STAGES = (
    "Input to governance",
    "Raising awareness",
    "Input to the plan",
    "Co-creating commitments",
    "Approval",
    "Launch",
)


class EveryField(forms.Form):
    title = forms.CharField(label="Title", help_text="In a few words.")
    text = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 6, "data-markdown": ""}))
    number = forms.IntegerField(label="Number", required=False)
    side = forms.ChoiceField(
        label="Side", choices=[("a", "Government"), ("b", "Civil society")], widget=forms.RadioSelect
    )
    stage = forms.ChoiceField(label="Stage", choices=[("a", "Raising awareness"), ("b", "Input to the plan")])
    levels = forms.MultipleChoiceField(
        label="Levels",
        choices=[("a", "Stay informed"), ("b", "Have your say")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    publish = forms.BooleanField(label="Publish now", required=False)
    file = forms.FileField(label="File", required=False)


def context() -> dict[str, Any]:
    state = {2: "now", 0: "done", 1: "done"}
    return {
        "navigation": [
            {"label": label, "url": "#a", "current": "page" if label == "Planning page" else ""}
            for label in NAVIGATION
        ],
        "stages": [
            {"label": f"{at + 1} {name}", "when": "Jan to Mar", "url": "#a", "state": state.get(at, "next")}
            for at, name in enumerate(STAGES)
        ],
        "steps": [("Action plan 2018 to 2020", "#a"), ("Activities", "")],
        "figures": [("events", 7), ("tasks done", "11 of 11"), ("activities complete", 21)],
        "links": [("History (4)", "#a"), ("Link", "#a"), ("Edit", "#a")],
        "rows": [("Purpose", "A plan made in the open"), ("Start", "10 January 2018")],
        "now": datetime(2018, 8, 15, 12, tzinfo=UTC),
        "when": when("5 June 2018"),
        "since": when("Ongoing from Monday 5 June 2018"),
        "pieces": [
            SimpleNamespace(kind="same", text="People can take part "),
            SimpleNamespace(kind="removed", text="online"),
            SimpleNamespace(kind="added", text="by post and by telephone"),
        ],
    }


def style(request: HttpRequest) -> HttpResponse:
    """Every component; a POST shows the form's complaints."""
    form = EveryField(request.POST if request.method == "POST" else None)
    template = engines["django"].from_string(Path(__file__).with_name("style.html").read_text())
    return HttpResponse(template.render({**context(), "form": form}, request))


def broken(request: HttpRequest) -> HttpResponse:
    """What a visitor sees when the server breaks."""
    return HttpResponse(render_to_string("500.html"))


urlpatterns = [
    path("style/", style),
    path("broken/", broken),
    path("accounts/", include("allauth.urls")),
    path("", include("moothill.commons.ui.urls")),
]
