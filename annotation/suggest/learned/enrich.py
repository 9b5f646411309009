"""A fit asked about one Doc: its triggers and fillers as they stand after learning."""

from typing import TYPE_CHECKING

import numpy as np

from annotation.suggest import marks
from annotation.suggest.learned.arguments import chosen
from annotation.suggest.learned.extents import covered_by
from annotation.suggest.learned.features import candidates, word_rows
from annotation.suggest.learned.gold import head_of, reading_of
from annotation.suggest.learned.lesson import groups_of, keys_of
from annotation.suggest.learned.linear import Curve, Values
from annotation.suggest.learned.page import Page, number_of, page_of
from annotation.suggest.learned.pairs import Ends, Pairs, pair_rows, pairs_of
from annotation.suggest.learned.triggers import FLOOR, Found, Words
from annotation.suggest.lexicon import load_lexicon
from annotation.suggest.stance import stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from annotation.codebook import Codebook
    from annotation.suggest.learned.model import Fit
    from annotation.suggest.marks import Filler, Trigger

_BELOW = 0.5
"""What is less likely than this share of the score where the F1 is best is not suggested."""
_LEAST = 0.15


class Enricher:
    """A fit and a codebook: what was learned of types and roles that are gone is left out."""

    def __init__(self, fit: "Fit", codebook: "Codebook") -> None:
        self._fit = fit
        self._codebook = codebook
        events = {each.name for each in codebook.events}
        self._attributes = {each.name: each for each in codebook.attributes}
        self._is_known = np.array([each in events for each in fit.types], np.bool_)
        self._numbers = {each: number for number, each in enumerate(fit.types)}
        self._roles = np.array([number_of(each) for each in fit.roles], np.uint64)

    def triggers(self, doc: "Doc") -> "list[Trigger]":
        """Return the triggers of a Doc: all of the rules', rescored, and those that it learned."""
        ruled = marks.triggers_of(doc)
        if self._fit.triggers is None:
            return [each._replace(score=_at(self._fit.trigger_curve, each.score)) for each in ruled]
        page = page_of(doc)
        words = self._words(page, ruled)
        likely = self._likely(words)
        found = self._fit.triggers.found(words, likely, self._least(self._fit.least_trigger))
        learned = self._as_triggers(doc, found, ruled)
        taken = {token for each in learned for token in each.tokens}
        sure = dict(zip(words.places.tolist(), likely.sum(axis=1).tolist(), strict=True))
        rest = [
            each._replace(score=self._sure(sure.get(each.root, 0.0)))
            for each in ruled
            if taken.isdisjoint(each.tokens)
        ]
        return sorted([*learned, *rest], key=lambda each: each.tokens)

    def _words(self, page: Page, ruled: "Iterable[Trigger]") -> Words:
        listed = [(each.tokens[0], each.tokens[-1] + 1, each.root) for each in ruled]
        table = np.array(listed, np.int64).reshape(-1, 3)
        proposed = np.full(len(page.head), -1, np.int64)
        for each in ruled:
            proposed[each.root] = self._numbers.get(each.type, -1)
        places = candidates(page)
        covered = covered_by(len(page.head), table[:, 0], table[:, 1], table[:, 2])
        keys, groups = keys_of(page, places), groups_of(page, places, covered)
        return Words(page, places, keys, groups, proposed[places], covered)

    def _likely(self, words: Words) -> Values:
        model = self._fit.triggers
        assert model is not None  # noqa: S101 - asked by `triggers` alone
        rows = word_rows(words.page, words.places)
        yes = model.yes.decide(rows)[:, 0]
        likely = model.likely(words, yes, lambda high: model.types.decide(rows.some(high)))
        return np.where(self._is_known, likely, 0.0)

    def _as_triggers(self, doc: "Doc", found: Found, ruled: "Iterable[Trigger]") -> "list[Trigger]":
        by_root = {each.root: each for each in ruled}
        return [
            self._trigger(doc, range(start, end), root, self._fit.types[type_], sure, by_root)
            for start, end, root, type_, sure in zip(
                *(each.tolist() for each in found), strict=True
            )
        ]

    def _trigger(
        self,
        doc: "Doc",
        words: range,
        root: int,
        type_: str,
        sure: float,
        ruled: "dict[int, Trigger]",
    ) -> "Trigger":
        score, known = self._sure(sure), ruled.get(root)
        if known is not None and known.type == type_:
            is_whole = words.start == known.tokens[0] and words.stop == known.tokens[-1] + 1
            return known._replace(tokens=known.tokens if is_whole else tuple(words), score=score)
        said = stance(doc[root], load_lexicon(), self._attributes, type_)
        return marks.Trigger(tuple(words), root, type_, score, said, *reading_of(doc, root, known))

    def _sure(self, likely: float) -> float:
        return _at(self._fit.trigger_curve, likely)

    def _least(self, best: float) -> float:
        return min(best, max(_LEAST, FLOOR, _BELOW * best))

    def fillers(self, doc: "Doc") -> "list[Filler]":
        """Return the fillers of a Doc: those of the rules, rescored, and those that it learned."""
        fillers, triggers = marks.fillers_of(doc), marks.triggers_of(doc)
        if self._fit.arguments is None:
            return [self._rescored(each) for each in fillers]
        spans = [each for each in fillers if not each.is_event]
        pairs, likely = self._pairs(doc, triggers, spans)
        return [
            *self._kept(fillers, pairs, likely),
            *self._new(doc, spans, pairs, likely),
        ]

    def _rescored(self, filler: "Filler") -> "Filler":
        if filler.is_event:
            return filler
        return filler._replace(score=_at(self._fit.argument_curve, filler.score))

    def _pairs(
        self, doc: "Doc", triggers: "list[Trigger]", fillers: "Iterable[Filler]"
    ) -> tuple[Pairs, Values]:
        model, mentions = self._fit.arguments, marks.mentions_of(doc)
        assert model is not None  # noqa: S101 - asked by `fillers` alone
        page = page_of(doc)
        events = Ends(
            np.array([each.root for each in triggers], np.int64),
            np.array([number_of(each.type) for each in triggers], np.uint64),
        )
        others = Ends(
            np.array([head_of(doc, each) for each in mentions], np.int64),
            np.array([number_of(each.type) for each in mentions], np.uint64),
        )
        said = [
            (each.event, each.target, number_of(each.role), int(bool(each.inherited)))
            for each in fillers
        ]
        pairs = pairs_of(page, events.roots, others.roots, said)
        likely = model.likely(pair_rows(page, events, others, pairs))
        return pairs, likely

    def _kept(
        self,
        fillers: "list[Filler]",
        pairs: Pairs,
        likely: Values,
    ) -> "Iterable[Filler]":
        """Yield the fillers of the rules, as likely as was learned."""
        numbers = zip(pairs.event.tolist(), pairs.mention.tolist(), strict=True)
        places = {pair: number for number, pair in enumerate(numbers)}
        roles = {each: number for number, each in enumerate(self._fit.roles)}
        for each in fillers:
            if each.is_event or each.role not in roles:
                yield each
                continue
            sure = float(likely[places[each.event, each.target], roles[each.role]])
            yield each._replace(score=_at(self._fit.argument_curve, sure))

    def _new(
        self, doc: "Doc", fillers: "Iterable[Filler]", pairs: Pairs, likely: Values
    ) -> "Iterable[Filler]":
        """Yield the fillers that the rules did not find and the codebook allows."""
        triggers, mentions = marks.triggers_of(doc), marks.mentions_of(doc)
        there = {(each.event, each.target, each.role) for each in fillers}
        kept, roles = chosen(likely, self._least(self._fit.least_argument))
        for pair, role in zip(kept.tolist(), roles.tolist(), strict=True):
            event, target = int(pairs.event[pair]), int(pairs.mention[pair])
            name, trigger = self._fit.roles[role], triggers[event]
            allowed = name in self._codebook.event(trigger.type).roles
            if not allowed or not self._codebook.fits(name, mentions[target].type):
                continue
            if (event, target, name) not in there:
                sure = _at(self._fit.argument_curve, float(likely[pair, role]))
                yield marks.Filler(event, name, target, False, sure)

    def score(self, source: str, type_: str, raw: float) -> float:
        """Return how often a span of that source and type with that score is right."""
        name = source if source in self._fit.sources else marks.MODEL
        curves = self._fit.curves
        return _at(curves.get((name, type_)) or curves.get((name, "")), raw)


def _at(curve: Curve | None, score: float) -> float:
    return score if curve is None else float(np.interp(score, curve.said, curve.true))
