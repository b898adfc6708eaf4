"""Results, marks and remarks in words: plain for data, marked up for pages."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moothill.commons.ui import markup
from moothill.core.dates import Period
from moothill.core.standards import Fact, Mark, Parameter, Remark, Result, Setting, Severity, Shape, Span

RESULTS = {
    Result.FAIL: gettext_lazy("not met"),
    Result.UNKNOWN: gettext_lazy("cannot tell"),
    Result.DUE: gettext_lazy("due"),
    Result.MANUAL: gettext_lazy("for a person to answer"),
    Result.PASS: gettext_lazy("met"),
}
TONES = {
    Result.FAIL: "stop",
    Result.UNKNOWN: "wait",
    Result.DUE: "now",
    Result.MANUAL: "none",
    Result.PASS: "good",
}
SEVERITIES = {
    Severity.MUST: gettext_lazy("must"),
    Severity.SHOULD: gettext_lazy("should"),
    Severity.ADVICE: gettext_lazy("advice"),
}
MARKS = {
    Mark.CONFIRMED: gettext_lazy("The rule is confirmed in its source."),
    Mark.PARTLY: gettext_lazy("The source confirms the rule, but not every word or number of it."),
    Mark.UNCONFIRMED: gettext_lazy("Nobody has confirmed this rule in its source yet."),
    Mark.OWN: gettext_lazy("This is a measure of our own: no rule of OGP."),
}


def plain(remark: Remark) -> str:
    """A remark in the reader's language."""
    return _(remark.sentence) % {name: fact_in_words(fact) for name, fact in remark.facts.items()}


def drawn(remark: Remark) -> SafeString:
    """A remark as HTML: what comes from the record is left alone by translation."""
    facts = {name: _fact_drawn(fact) for name, fact in remark.facts.items()}
    return mark_safe(str(conditional_escape(_(remark.sentence))) % facts)  # nosec: both parts are escaped


def fact_in_words(fact: Fact) -> str:
    """One fact in the reader's language."""
    if isinstance(fact, Span):
        return _span(fact)
    if isinstance(fact, Period):
        return f"“{fact.words}”"
    if isinstance(fact, date):
        return date_format(fact, "DATE_FORMAT")
    return str(fact)


def _fact_drawn(fact: Fact) -> SafeString:
    if isinstance(fact, Period):
        return format_html("“{}”", markup.as_written(fact.words))
    if isinstance(fact, Span):
        return format_html("<strong>{}</strong>", _span(fact))
    if isinstance(fact, date):
        return markup.day(fact)
    return format_html("{}", markup.as_written(fact))


def _span(span: Span) -> str:
    if span.unit == "month":
        most = ngettext("%(count)s month", "%(count)s months", span.most) % {"count": span.most}
    else:
        most = ngettext("%(count)s day", "%(count)s days", span.most) % {"count": span.most}
    return (
        most if span.least == span.most else _("%(least)s to %(most)s") % {"least": span.least, "most": most}
    )


def setting_in_words(parameter: Parameter, setting: Setting) -> str:
    """A number or a pointer as a person reads it; "" for words that nobody has given."""
    if parameter.shape is Shape.CHOICE:
        return _(dict(parameter.choices).get(str(setting.value), "")) if setting.value is not None else ""
    return parameter.write(setting.value)


def numbers_used(settings: Mapping[str, Setting]) -> list[tuple[str, str, Setting]]:
    """Title, value in words, and the setting itself, of each number that a rule used."""
    from moothill.core.standards import PARAMETERS

    return [
        (_(PARAMETERS[name].title), setting_in_words(PARAMETERS[name], setting), setting)
        for name, setting in settings.items()
    ]
