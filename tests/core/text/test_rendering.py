"""Markdown is drawn so that no text, however hostile, becomes more than text, tables and links."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import MAX_TEXT, TooLong, TooWide, render
from moothill.core.text.errors import MAX_COLUMNS, MAX_HTML

TAGS = {
    "a", "blockquote", "br", "code", "div", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"scope"}}
FRAME = {"class": "mh_scroll", "role": "region", "tabindex": "0", "aria-label": "Table"}


class Inspector(HTMLParser):
    """Reads HTML as a browser would, and objects to whatever is not on the list."""

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        if tag == "div":
            assert dict(attrs) == FRAME
            return
        assert {name for name, _value in attrs} <= ATTRIBUTES.get(tag, set())
        if tag == "a":
            self.inspect_link(dict(attrs))

    def inspect_link(self, attrs):
        assert attrs["rel"] == "nofollow ugc noopener"
        assert urlsplit(attrs.get("href", "").strip()).scheme in {"", "http", "https", "mailto"}

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def handle_comment(self, data):
        raise AssertionError(data)


def assert_harmless(html):
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()


HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<p style='position:fixed'>x</p>",
    "<div class='mh_scroll' data-hx-get='/x' hx-on:click='alert(1)'>x</div>",
    "<!-- x --><iframe src=//evil>",
    "<form action=//evil><input><button>x</button></form>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x09;script:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](http://a.b 'title\" onmouseover=\"alert(1)')",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AAAA)",
    '![x" onerror="alert(1)](http://a.b/c.png"onerror=alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    "[x]: http://a.b 'x\" onclick=\"y'\n\n[x]",
    'http://a.b/"onclick="alert(1)',
    '```x" onclick="y\n</code></pre><script>\n```',
    "|a<script>|b|\n|-|-|\n|<img src=x onerror=y>|[x](javascript:y)|",
    "# <h1>x</h1>",
    "<h1>x</h1>\n===",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["{}", "> {}", "- {}", "# {}", "**{}**", "[{}](http://a.b)", "|a|\n|-|\n|{}|"]
)
def test_hostile_text_stays_text(text, frame):
    assert_harmless(render(frame.format(text)))


FRAGMENTS = st.sampled_from(
    [*HOSTILE, "<", ">", "\"", "'", "](", "[", "]", "`", "|", "\n", "\n\n", "|-|-|\n", "* ", "1. ", "> ", "    ", "&lt;", "\\"]
)  # fmt: skip


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=12).map("".join))
def test_no_mixture_of_hostile_pieces_gets_through(text):
    assert_harmless(render(text))


@given(st.text())
def test_any_text_can_be_drawn(text):
    assert_harmless(render(text))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*soft* **loud** ~~gone~~ `code`", "<p><em>soft</em> <strong>loud</strong> <s>gone</s> <code>code</code></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("3. one\n4. two", '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>\n'),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"),
        ("[here](#SE-1)", '<p><a href="#SE-1" rel="nofollow ugc noopener">here</a></p>\n'),
        ("[there](../tasks/)", '<p><a href="../tasks/" rel="nofollow ugc noopener">there</a></p>\n'),
        (
            "https://www.gov.scot",
            '<p><a href="https://www.gov.scot" rel="nofollow ugc noopener">https://www.gov.scot</a></p>\n',
        ),
        (
            "![The *room*](https://a.b/room.png)",
            '<p><a href="https://a.b/room.png" rel="nofollow ugc noopener">The room</a></p>\n',
        ),
        ("", ""),
    ],
)  # fmt: skip
def test_marks_become_elements(markdown, html):
    assert render(markdown) == html


def test_a_table_stands_in_a_frame_that_scrolls_and_has_a_name():
    html = render("|Day|What|\n|:-:|--:|\n|Monday|Workshop|", table_label='Clàr "1"')
    assert html.startswith(
        '<div class="mh_scroll" role="region" tabindex="0" aria-label="Clàr &quot;1&quot;"><table>'
    )
    assert '<th scope="col">Day</th>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    ("top", "levels"), [(2, ["h2", "h3", "h6"]), (3, ["h3", "h4", "h6"]), (5, ["h5", "h6", "h6"])]
)
def test_headings_begin_at_the_level_asked_for_and_end_at_six(top, levels):
    html = render("# a\n\n## b\n\n###### c", top=top)
    assert html == "".join(
        f"<{level}>{letter}</{level}>\n" for level, letter in zip(levels, "abc", strict=True)
    )


def test_a_text_over_the_limit_is_refused_with_its_length():
    with pytest.raises(TooLong, match=str(MAX_TEXT + 1)):
        render("a" * (MAX_TEXT + 1))


def test_a_text_at_the_limit_is_drawn():
    assert len(render("a" * MAX_TEXT)) > MAX_TEXT


def test_a_table_too_wide_is_refused_with_its_line():
    wide = "|a" * (MAX_COLUMNS + 1) + "|\n" + "|-" * (MAX_COLUMNS + 1) + "|\n"
    with pytest.raises(TooWide, match="line 3 has 41 columns"):
        render("Before\n\n" + wide)


def test_a_table_at_the_limit_of_columns_is_drawn():
    table = "|a" * MAX_COLUMNS + "|\n" + "|-" * MAX_COLUMNS + "|\n"
    assert render(table).count("<th ") == MAX_COLUMNS


@pytest.mark.parametrize(
    "text",
    [
        "[a]: /" + "x" * 30_000 + "\n\n" + "[a]" * 9_000,
        "|a" * 39 + "|\n" + "|-" * 39 + "|\n" + "a\n" * 29_000,
    ],
    ids=["one address, many links", "many empty cells"],
)
def test_a_text_that_would_grow_out_of_hand_is_refused(text):
    with pytest.raises(TooLong, match=str(MAX_HTML)):
        render(text)


PILES = [
    ">", "> ", "- ", "> - ", "[", "![", "[a](", "*a_ ", "*a **a ", "`a", "~~a", "<", "<a ", "<!--", "http://a.b/", "www.",
    "a@b.co ", "&amp;", "\\", "# ", "a\n=\n", "[a]:", "|", "```\n",
]  # fmt: skip


@pytest.mark.parametrize("pile", PILES)
def test_the_deepest_pile_of_marks_is_drawn_in_time(pile):
    assert_harmless(render(pile * (MAX_TEXT // len(pile))))


def test_errors_carry_what_a_translator_and_the_page_need():
    error = TooLong(70_000, MAX_TEXT)
    assert str(error) == error.words % error.facts
    assert error.facts == {"length": 70_000, "limit": MAX_TEXT}
