"""A form says what it needs, what is wrong and where."""

from html.parser import HTMLParser

import pytest
from django import forms


class Reader(HTMLParser):
    """Collects the ids that exist and the ids that are pointed at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.aims: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.aims |= set(given.get(name, "").split())
        if given.get("href", "").startswith("#"):
            self.aims.add(given["href"][1:])


class Everything(forms.Form):
    title = forms.CharField(
        help_text="In a few words.", widget=forms.TextInput(attrs={"placeholder": "Title"})
    )
    text = forms.CharField(widget=forms.Textarea(attrs={"data-markdown": ""}))
    plain = forms.CharField(widget=forms.Textarea, required=False)
    side = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    levels = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    stage = forms.ChoiceField(choices=[("", "None"), ("a", "A")])
    agreed = forms.BooleanField()
    file = forms.FileField()
    secret = forms.CharField(widget=forms.HiddenInput, initial="kept")


@pytest.mark.parametrize("data", [None, {}])
def test_every_reference_inside_a_form_leads_somewhere(data) -> None:
    page = Reader(str(Everything(data)))
    assert page.aims <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_summary_links_to_each_field_that_needs_mending() -> None:
    page = str(Everything({}))
    for target in ("id_title", "id_text", "id_side_0", "id_levels_0", "id_stage", "id_agreed", "id_file"):
        assert f'<a href="#{target}">' in page


def test_an_untouched_form_has_no_summary_of_errors() -> None:
    assert "ds_error-summary" not in str(Everything())


def test_a_fault_of_a_hidden_field_or_of_the_whole_form_is_said_too() -> None:
    form = Everything({})
    form.add_error(None, "Somebody else changed this meanwhile.")
    page = str(form)
    assert "<li>Somebody else changed this meanwhile.</li>" in page
    assert page.count("This field is required.") == 7 * 2 + 1


def test_what_was_typed_stays_in_the_box_and_is_escaped() -> None:
    page = str(Everything({"text": "</textarea><script>"}))
    assert "&lt;/textarea&gt;&lt;script&gt;</textarea>" in page


def test_needed_fields_say_so_in_words_and_others_do_not() -> None:
    assert str(Everything()).count("(needed)") == 7


def test_a_toolbar_stands_over_markdown_only() -> None:
    assert str(Everything()).count("<markdown-toolbar") == 1


def test_no_label_hides_inside_a_box_that_one_types_in() -> None:
    assert "placeholder" not in str(Everything())


def test_every_control_wears_the_design_systems_class() -> None:
    page = str(Everything())
    for name in ("ds_input", "ds_radio__input", "ds_checkbox__input", "ds_select"):
        assert f'class="{name}"' in page
