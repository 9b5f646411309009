"""The names of an article: what the model found, mapped onto the codebook and mended.

A name is one thing in one article. So a surname alone is whom the full name said it is, a name that
the model labels now this and now that is what most speaks for, and one found once is found
wherever it stands.
"""

from typing import TYPE_CHECKING

from annotation.suggest.borders import ZoneMap
from annotation.suggest.marks import ENTITIES, MODEL, Mention, zones_of
from annotation.suggest.naming.actors import with_known_actors
from annotation.suggest.naming.headings import without_told
from annotation.suggest.naming.labels import one_label_each
from annotation.suggest.naming.nested import nationalities_inside
from annotation.suggest.naming.page import PROPER, Name, Page
from annotation.suggest.naming.tagged import tagged_names
from annotation.suggest.naming.untagged import found_again, passed_over
from annotation.suggest.scores import ANY_LABEL, RELABELLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from annotation.codebook import Codebook


_TIMES = frozenset({"DATE", "TIME"})


def find_names(doc: "Doc", codebook: "Codebook") -> list[Mention]:
    """Return the names, dates and quantities of a Doc as mentions of the codebook's types."""
    names = article_names(doc)
    return [mention for name in names if (mention := _mention(name, codebook)) is not None]


def article_names(doc: "Doc") -> list[Name]:
    """Return them with the model's labels, none of them in a silent zone."""
    page = Page(doc)
    zones = ZoneMap(zones_of(doc))
    tagged = with_known_actors(page, list(tagged_names(page)))
    names = _audible(page, tagged, zones)
    if doc.has_annotation("SENT_START"):
        names = _shortened(page, list(without_told(page, names)))
    names = one_label_each(page, names)
    names += _audible(page, passed_over(page, names), zones)
    names += _audible(page, found_again(page, names), zones)
    return [*names, *nationalities_inside(page, names)]


def _audible(page: Page, names: "Iterable[Name]", zones: ZoneMap) -> list[Name]:
    return [name for name in names if _is_audible(page, name, zones)]


def _is_audible(page: Page, name: Name, zones: ZoneMap) -> bool:
    """Whether a name may be suggested where it stands: the day of a dateline is the article's."""
    start, end = page.place(name.start, name.end)
    is_own_day = name.label in _TIMES and zones.is_dateline(start)
    return not is_own_day and not zones.is_silent(start, end)


def _shortened(page: Page, names: "Sequence[Name]") -> list[Name]:
    """Cut a name that swallowed the rest of a heading back to the name known from the text."""
    known = {
        page.key_of(name): name.label
        for name in names
        if name.label in PROPER and not page.is_in_heading(name.start)
    }
    return [_cut(page, name, known) for name in names]


def _cut(page: Page, name: Name, known: "Mapping[str, str]") -> Name:
    if name.label not in PROPER or name.end - name.start == 1 or page.key_of(name) in known:
        return name
    if not page.is_in_heading(name.start):
        return name
    for end in range(name.end - 1, name.start, -1):
        key = page.between(name.start, end)
        if key in known:
            return Name(name.start, end, known[key], True, RELABELLED)
    return name


def _mention(name: Name, codebook: "Codebook") -> Mention | None:
    type_ = codebook.entity_for_model_label(name.label)
    if type_ is None:
        return None
    source = ENTITIES if name.is_ours else MODEL
    return Mention(name.start, name.end, type_.name, source, name.score or ANY_LABEL)
