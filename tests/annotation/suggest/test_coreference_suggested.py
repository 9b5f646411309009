"""Things as suggestions: what the real pipeline proposes of a fictional article."""

from annotation.suggest.messages import Job
from annotation.suggest.pipeline import Suggester
from annotation.values import Entity, Span, Zone

TEXT = (
    "The Drenik Liberation Front (DLF) attacked the town of Dosta on Friday, police said.\n\n"
    "The rebels seized a bridge. The US condemned the attack, and Washington sent its envoy.\n\n"
    "Nine Afghan soldiers were killed. Reporting by the Drenik Liberation Front."
)


def _entities(suggester: Suggester, zones: tuple[Zone, ...] = ()) -> dict[str, list[Entity | None]]:
    (result,) = suggester.suggest([Job(1, "d", TEXT, zones)])
    found: dict[str, list[Entity | None]] = {}
    for each in result.suggestions:
        if isinstance(each.value, Span):
            found.setdefault(each.value.quote, []).append(each.entity)
    return found


def test_that_mentions_of_one_thing_carry_the_same_proposed_entity(suggester: Suggester) -> None:
    found = _entities(suggester)
    (rebels,) = found["rebels"]
    assert rebels is not None
    assert rebels.name == "Drenik Liberation Front"
    assert rebels.kind == "rebel"
    assert rebels.aliases == ("DLF",)
    assert set(found["DLF"]) == {rebels}
    assert found["US"] == found["Washington"]
    assert found["Nine Afghan soldiers"] == [None]


def test_that_a_credit_names_nobody(suggester: Suggester) -> None:
    start = TEXT.index("Reporting")
    found = _entities(suggester, (Zone("credit", start, len(TEXT)),))
    assert len(found["Drenik Liberation Front"]) == 1
