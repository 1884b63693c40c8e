"""Papers of every kind of block, with texts that people and files may hold."""

from hypothesis import strategies as st

from rejoinder.prose.blocks import (
    AnyBlock,
    Heading,
    Item,
    Listing,
    Manner,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)

NASTY = (
    "a < b and c > d",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]> --> <!-- &amp; &lt; &#65; &copy",
    "# not a heading",
    "- not a list",
    "1. nor this",
    "2) or this",
    "+ plus\n= equals\n--- line",
    "![picture](http://a/b.png) [link](javascript:alert(1)) [[wiki]]",
    "*stars* _bars_ `ticks` ~~tildes~~ | pipes | $x$ \\ back",
    "```\ncode\n```",
    "> quoted\n\n    indented",
    "tab\there\nand a break",
    "ends with a bang!",
    "control\x0b\x00\x07 and \u2028 marks",
    "lone \ud800 surrogate",
    "السلام عليكم، هذا نص",
    "שלום: “quoted” (1)",
    "پښتو and English mixed",
    "🙂 e\u0301 \U0001f468\u200d\U0001f469",
    "\u202eturned\u202c",
    "word " * 1000,
    "x" * 5000,
    "_x0041_ {w:t} %s {0}",
)

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text(alphabet="ab *_`[]()<>&#-+.1!\\\n\"'“”~|", max_size=30),
)
runs = st.lists(
    st.builds(
        Run,
        text=texts,
        bold=st.booleans(),
        italic=st.booleans(),
        underlined=st.booleans(),
        marked=st.booleans(),
        link=st.sampled_from(("", "", "https://example.org/a?b=c&d", "javascript:alert(1)")),
        to=st.sampled_from(("", "", "one", "nowhere")),
    ),
    max_size=4,
).map(tuple)
items = st.recursive(
    st.builds(Item, runs=runs),
    lambda below: st.builds(Item, runs=runs, under=st.lists(below, max_size=3).map(tuple)),
    max_leaves=5,
)
listings = st.builds(
    Listing, items=st.lists(items, max_size=4).map(tuple), is_numbered=st.booleans()
)
rows = st.builds(Row, cells=st.tuples(runs, runs), name=st.sampled_from(("", "one")))
tables = st.builds(
    Table,
    head=st.tuples(runs, runs),
    rows=st.lists(rows, max_size=3).map(tuple),
    widths=st.just((1, 2)),
)
blocks: st.SearchStrategy[AnyBlock] = st.one_of(
    st.builds(Heading, level=st.integers(1, 5), runs=runs, on_new_page=st.booleans()),
    st.builds(Paragraph, runs=runs, manner=st.sampled_from(Manner)),
    listings,
    tables,
    st.builds(
        Picture,
        name=st.just("map"),
        alt=texts,
        caption=runs,
        instead=st.lists(items, max_size=2).map(tuple),
    ),
)
papers = st.builds(
    Paper,
    title=texts,
    subtitle=runs,
    blocks=st.lists(blocks, max_size=8).map(tuple),
    author=texts,
    running=texts,
    date=st.sampled_from(("", "2026-11-24")),
)
