"""An article that nobody wrote, and the map that the guide's picture shows beside it."""

from msgspec.structs import replace

from rejoinder.edits.move import AsArgument, AsLoose, Destination
from rejoinder.edits.quoting import Quotation, anchor_statement, quotation, quote
from rejoinder.model.anchors import Span, anchor_at
from rejoinder.model.document import Document
from rejoinder.model.ids import ArticleId, Fresh, StatementId
from rejoinder.model.records import Article, Aside, Kind, Polarity
from rejoinder.model.text import paragraphs
from rejoinder.review.sentences import sentences

RIVER = ArticleId("river")
TEXT = """\
The Ferry Lane bridge should stay closed to cars. It was built for carts in 1871, and its \
deck has been propped up since the flood of 2019. Those who want it open again speak of ten \
lost minutes; nobody speaks of what the minutes bought.

Since the closure the number of people who cross on foot has tripled. The council’s own \
counters, read every Tuesday, show 4,100 crossings a day where there were 1,300. Shops on \
the east bank report more custom, not less. “I was sure we would go under,” says Mira Holt, \
who runs the bakery at number nine. “Now I hire.”

It is true that ambulances take the ring road. The detour costs them ninety seconds on \
average, the fire service says. But the bridge could not carry an ambulance anyway: its \
limit is two tonnes.

I learnt to swim under that bridge, in a summer that I remember as one long afternoon.

Opponents answer that a new bridge would do both. A new bridge would cost eleven million, \
which the town does not have. Until it has, the choice is between a closed bridge and a \
fallen one.
"""

STEPS = (
    ((2, 0), "under 0", "More people use the bridge since it was closed to cars."),
    ((2, 1), "evidence 1", "Counters show 4,100 crossings a day; there were 1,300."),
    ((2, 2), "under 0", "Shops near the bridge gain from the closure."),
    ((2, 3), "evidence 3", "A baker who feared for her shop now hires."),
    ((1, 1), "under 0", "The bridge is too weak for cars."),
    ((3, 0), "against 0", "Ambulances lose time on the detour."),
    ((3, 1), "evidence 6", "The detour costs ninety seconds on average."),
    ((3, 2), "against 6", "An ambulance could not use the bridge anyway."),
    ((5, 0), "against 0", "A new bridge would carry cars and people."),
    ((5, 1), "against 9", "The town can’t pay for a new bridge."),
)
"""What is put on the map: the paragraph and the sentence, where it goes, and how it is worded."""


def river(fresh: Fresh) -> Document:
    """The article and its map, a sentence set aside."""
    article = Article(
        title="A town that keeps its river",
        author="Ines Okoro",
        publisher="The Ferry Post",
        date="2026-05-02",
        paragraphs=paragraphs(TEXT),
    )
    aside = Aside(
        passage=anchor_at(RIVER, article.paragraphs, _span(article, 4, 0)), reason="Story"
    )
    document = Document(articles={RIVER: replace(article, asides=(aside,))})
    made: list[StatementId] = []
    first = ((1, 0), "thesis 0", "The Ferry Lane bridge should stay closed to cars.")
    for (paragraph, number), place, words in (first, *STEPS):
        found = quotation(RIVER, article.paragraphs, [_span(article, paragraph, number)])
        assert found is not None
        way, target = place.split()
        to: Destination = AsLoose()
        if made:
            against = Polarity.OPPOSE if way == "against" else Polarity.SUPPORT
            to = AsArgument(made[int(target)], against)
        kind = Kind.EVIDENCE if way == "evidence" else Kind.CLAIM
        change = quote(document, Quotation(words, found.anchors), to=to, kind=kind, fresh=fresh)
        document = document.apply(change)
        made.append(StatementId(change.created("statements")[0]))
    return _overlapping(document, article, made[5])


def _overlapping(document: Document, article: Article, name: StatementId) -> Document:
    """A second passage of ``name``, within another one's."""
    text = article.paragraphs[2]
    start = text.index("its limit is")
    words = quotation(RIVER, article.paragraphs, [Span(3, start, len(text) - 1)])
    assert words is not None
    return document.apply(anchor_statement(document, name, words))


def _span(article: Article, paragraph: int, number: int) -> Span:
    return Span(paragraph, *sentences(article.paragraphs[paragraph - 1])[number])
