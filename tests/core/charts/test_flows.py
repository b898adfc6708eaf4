"""What led to what, as boxes and streams."""

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.charts import Edge, Node, flow

KEYS = [f"n{number}" for number in range(12)]
COLUMNS = st.lists(
    st.lists(
        st.builds(Node, st.sampled_from(KEYS), st.text(max_size=60)), max_size=6, unique_by=lambda n: n.key
    ),
    max_size=5,
)
EDGES = st.lists(
    st.builds(Edge, st.sampled_from(KEYS), st.sampled_from(KEYS), st.integers(0, 99)), max_size=20
)


@given(COLUMNS, EDGES, st.integers(1, 4), st.booleans())
def test_whatever_there_is_boxes_lie_apart_inside_the_picture_and_none_is_lost(
    columns, edges, most, mirrored
):
    picture = flow(columns, edges, most=most, mirrored=mirrored)
    for box in picture.boxes:
        assert 0 <= box.x <= picture.width - picture.box_width
        assert 0 <= box.y <= picture.height - picture.box_height
        assert all(box.y < y < box.y + picture.box_height for y, _line in box.lines)
    places = [(box.x, box.y) for box in picture.boxes]
    assert len(set(places)) == len(places)
    shown = sum(not box.more for box in picture.boxes) + sum(box.more for box in picture.boxes)
    assert shown == sum(len(column) for column in columns)
    assert all(2 <= stream.width <= 14 for stream in picture.streams)


def test_streams_to_what_has_no_box_go_to_the_one_that_counts_the_rest():
    nodes = [Node(f"b{number}", "B") for number in range(5)]
    edges = [Edge("a", node.key) for node in nodes]
    picture = flow([[Node("a", "A")], nodes], edges, most=2)
    assert [(box.key, box.more) for box in picture.boxes] == [("a", 0), ("b0", 0), ("b1", 0), ("", 3)]
    assert [stream.width for stream in picture.streams] == [4, 4, 14]


def test_what_leads_back_or_nowhere_is_not_drawn():
    columns = [[Node("a", "A")], [Node("b", "B"), Node("c", "C")]]
    assert not flow(columns, [Edge("b", "a"), Edge("b", "c"), Edge("a", "x")]).streams
