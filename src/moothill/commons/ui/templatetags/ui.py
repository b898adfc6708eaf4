"""The functions of `ui.markup`, as template tags of the same names."""

from django import template

from moothill.commons.ui import markup

register = template.Library()

for _tag in (
    markup.as_written,
    markup.breadcrumbs,
    markup.day,
    markup.diff,
    markup.doubt,
    markup.moment,
    markup.nothing,
    markup.period,
    markup.state,
    markup.tools,
    markup.uncertain,
):
    register.simple_tag(_tag)
