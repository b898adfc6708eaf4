from tests.core.exchange.helpers import document, entry, found, paragraph, refused, table, words

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="ListBullet"/></w:style>'
)


def test_each_entry_of_a_list_is_a_contribution_with_the_list_inside_it():
    body = (
        entry("Open the meetings")
        + entry("all of them", 1)
        + entry(" ", 1)
        + entry("on line too", 1)
        + entry("Publish the minutes")
    )
    assert words("docx", document(body)) == [
        "Open the meetings\n- all of them\n- on line too",
        "Publish the minutes",
    ]


def test_a_style_may_say_that_a_paragraph_is_an_entry():
    body = paragraph("one", "ListBullet") + paragraph("two", "Mine") + paragraph("none", "Normal")
    assert words("docx", document(body, styles=STYLES)) == ["one", "two"]


def test_the_heading_above_is_said_and_a_table_of_an_event_is_one():
    body = paragraph("Table 3", "Heading2") + entry("one") + paragraph("Transport", "Heading2") + entry("two")
    one, two = found("docx", document(body, styles=STYLES))
    assert (one.values, one.place) == ({"words": "one", "table": "Table 3"}, "paragraph 2, under “Table 3”")
    assert (two.values, two.place) == ({"words": "two"}, "paragraph 4, under “Transport”")


def test_what_stands_outside_of_lists_is_refused_by_name():
    (one,) = refused("docx", document(paragraph("Dear all") + entry("one")))
    assert (one.row, one.beginning) == (1, "Dear all")
    assert one.english.startswith("This paragraph is no entry of a list")


def test_a_table_is_read_by_its_first_row_if_that_says_what_is_what():
    body = table(["Idea", "Name", "Notes"], ["Open up", "Una Example", "soon"], ["", "", ""])
    (one,) = found("docx", document(body))
    assert one.values == {"words": "Open up\nsoon", "said_by": "Una Example"}
    assert (one.row, one.place) == (2, "table 1, row 2")


def test_a_table_without_headings_is_a_list_of_its_rows():
    assert words("docx", document(table(["Open up"], ["Publish the minutes"]))) == [
        "Open up",
        "Publish the minutes",
    ]


def test_deleted_words_are_gone_inserted_ones_are_there_and_hidden_ones_are_said():
    run = "<w:r><w:t>%s</w:t></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    tracked = (
        f"<w:del><w:r><w:delText>old</w:delText></w:r>{run % 'old too'}</w:del><w:ins>{run % 'new'}</w:ins>"
    )
    moved = f"<w:moveFrom>{run % 'moved'}</w:moveFrom>"
    body = entry("Start ").replace("</w:p>", f"{tracked}{moved}{hidden}</w:p>")
    (one,) = found("docx", document(body))
    assert one.values == {"words": "Start new"}
    assert [remark.english for remark in one.remarks] == ["Hidden words were left out."]


def test_a_number_that_was_taken_away_makes_no_entry():
    body = paragraph("none", "ListBullet").replace(
        "</w:pPr>", '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    )
    assert words("docx", document(body + entry("one"), styles=STYLES)) == ["one"]


def test_an_entry_goes_on_in_paragraphs_that_look_like_its_list():
    assert words("docx", document(entry("one") + paragraph("more of it", "ListParagraph"))) == [
        "one\nmore of it"
    ]


def test_a_box_is_read_once_though_it_stands_there_twice():
    box = "<mc:AlternateContent><mc:Choice>%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"
    inside = f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent>"
    body = entry("Open").replace("<w:t>Open</w:t>", f"<w:t>Open</w:t>{box % (inside, inside)}")
    data = document(body.replace("<w:p>", '<w:p xmlns:mc="m">', 1))
    assert words("docx", data) == ["Open\nin a box"]


def test_a_heading_with_a_number_is_a_heading():
    numbered = paragraph("1. Transport", "Heading2").replace(
        "</w:pPr>", '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    (one,) = found("docx", document(numbered + entry("Open up"), styles=STYLES))
    assert (one.values["words"], one.place) == ("Open up", "paragraph 2, under “1. Transport”")
