"""The things of an article: names first, then nouns, then the pronouns that its events need."""

from typing import TYPE_CHECKING

from annotation.suggest.coreference.clusters import cluster_names, join_capitals
from annotation.suggest.coreference.further import further_nouns, kept
from annotation.suggest.coreference.nominals import Nominals
from annotation.suggest.coreference.pronouns import Pronouns
from annotation.suggest.coreference.seen import Types, look
from annotation.suggest.coreference.things import describe
from annotation.suggest.marks import (
    Filler,
    Mention,
    Thing,
    fillers_of,
    mentions_of,
    triggers_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.lexicon import Lexicon


def find_things(
    doc: "Doc", codebook: "Codebook", lexicon: "Lexicon"
) -> tuple[list[Mention], list[Filler], list[Thing]]:
    """Return mentions and fillers of a Doc, pronouns among them, and what the mentions name."""
    mentions, fillers = mentions_of(doc), fillers_of(doc)
    types = Types(codebook)
    is_parsed = doc.has_annotation("DEP")
    tried = further_nouns(doc, mentions, types, lexicon) if is_parsed else []
    seen = look(doc, [*mentions, *tried], types)
    clusters = cluster_names(doc, seen, types)
    if is_parsed:
        Nominals(clusters, types).run(seen)
        mentions += kept(clusters, tried, len(mentions))
        pronouns = Pronouns(doc, codebook, types, clusters)
        new, roles = pronouns.run(triggers_of(doc), lexicon, len(mentions))
        mentions, fillers = [*mentions, *new], [*fillers, *roles]
    join_capitals(clusters)
    kinds = frozenset(each.name for each in codebook.actor_kinds)
    things = [describe(key, members, kinds) for key, members in clusters.members.items()]
    return mentions, fillers, things
