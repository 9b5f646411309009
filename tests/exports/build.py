"""Snapshots made by hand, small enough to know by heart."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from annotation.codebook import Attribute, Codebook, Colours, EntityType, EventType, Role
from annotation.snapshot import Entry, Snapshot
from annotation.values import (
    Annotation,
    Argument,
    Decision,
    Document,
    Entity,
    Event,
    Facts,
    Fragments,
    Original,
    Span,
    Suggestion,
    Zone,
    quote,
)

TEXT = (
    "Rebels take Varok\r\n\r\n"
    "Fighters of the Front stormed the town of Varok on Monday 🚜, a witness said.\r\n"
    "=SUM(1+1) people, או אולי יותר, fled to Lower Ostra."
)
GREY = Colours("#555555", "#AAAAAA")


def codebook() -> Codebook:
    """Two entity types, two event types, three roles, three attributes."""
    return Codebook(
        name="small",
        version="1.2",
        title="A small codebook",
        description="For tests.",
        entities=(
            EntityType("gpe", "Place", "GPE", "1", GREY, "A place.", "[Varok]", "A river."),
            EntityType("organisation", "Organisation", "ORG", "2", GREY, "A body.", "", ""),
        ),
        events=(
            EventType(
                "attack", "Attack", "ATT", "Violence", "1", GREY, "Force.", "They [fired].", "",
                ("attacker", "place", "source"),
                crosswalk={"plover": "ASSAULT", "ace": "Conflict:Attack"},
            ),
            EventType("statement", "Statement", "STA", "Words", "2", GREY, "Words.", "", ""),
        ),
        roles=(
            Role("attacker", "Attacker", "ATK", "A", ("organisation",), "Who did it."),
            Role("place", "Place", "PLC", "P", ("gpe",), "Where."),
            Role("source", "Source", "SRC", "S", ("organisation", "event"), "Who says so."),
        ),
        attributes=(
            Attribute("modality", "Modality", ("asserted", "claimed"), "asserted", "How."),
            Attribute("codable", "Codable", ("yes", "no"), "yes", "Whether."),
            Attribute("reason", "Reason", (), "", "Why not."),
        ),
        source_text="",
    )  # fmt: skip


def document(
    id_: str = "d-1", text: str = TEXT, published: date | None = date(2021, 5, 6)
) -> Document:
    facts = Facts(id_, "Rebels take Varok", "Meridian", published, (Zone("title", 0, 17),))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id_, text, digest, "varok.txt", facts)


def span(id_: str, words: str, text: str = TEXT, type_: str = "gpe") -> Span:
    return Span(id_, type_, _at(words, text), words)


def event(
    id_: str, words: str, text: str = TEXT, attributes: Mapping[str, str] | None = None
) -> Event:
    return Event(id_, "attack", _at(words, text), words, attributes or {})


def decision(result: str, verdict: str = "accepted", score: float = 0.875) -> Decision:
    assert verdict in {"accepted", "corrected"}
    return Decision(
        id=f"decision-{result}",
        suggestion=f"suggestion-{result}",
        verdict="accepted" if verdict == "accepted" else "corrected",
        result=result,
        source="en_core_web_sm",
        version="3.8.0",
        score=score,
        original=Original("span", "gpe", ((0, 1),)),
        at="2026-11-22T14:30:05Z",
    )


def entry() -> Entry:
    """One document: a place, a body, one attack with two roles, and what was added by hand."""
    front, varok = span("m-1", "Front", type_="organisation"), span("m-2", "Varok")
    attack = event("e-1", "stormed", attributes={"modality": "claimed"})
    formula = span("m-3", "=SUM(1+1) people")
    return Entry(
        document=document(),
        state="in_progress",
        annotations=(
            varok,
            front,
            attack,
            formula,
            Argument("a-1", "e-1", "attacker", "m-1"),
            Argument("a-2", "e-1", "place", "m-2"),
        ),
        decisions={
            "m-1": decision("m-1", "corrected"),
            "e-1": decision("e-1"),
            "a-1": decision("a-1"),
        },
        rejected=0,
        pending=4,
        bulk=frozenset({"e-1", "m-3"}),
    )


def snapshot(*entries: Entry, layer: str = "maria") -> Snapshot:
    return Snapshot(
        project="Tamar",
        layer=layer,
        codebook=codebook(),
        entries=entries or (entry(),),
        taken_at="2026-11-22T15:00:07Z",
        log_head="edit-9",
        program="Goldleaf 0.1.0",
        entities=(Entity("x-1", "The Front", "organisation"),),
    )


def pending(values: Iterable[Annotation]) -> Snapshot:
    """The pseudo layer of suggestions."""
    together = tuple(values)
    suggested = {each.id: Suggestion(each, "en_core_web_sm", "3.8.0", 0.5) for each in together}
    found = Entry(document(), "new", together, {}, suggested, pending=len(together))
    return snapshot(found, layer="suggestions")


def whole(text: str, id_: str = "d-1", fragments: Fragments | None = None) -> Entry:
    """A document whose whole text, or part of it, is one mention."""
    its = fragments or ((0, len(text)),)
    mention = Span(f"{id_}-m", "gpe", its, quote(text, its))
    return Entry(document(id_, text), "new", (mention,))


def _at(words: str, text: str) -> Fragments:
    start = text.index(words)
    return ((start, start + len(words)),)
