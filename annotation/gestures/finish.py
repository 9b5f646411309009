"""Finish an article, open it again, correct what is known of it."""

from annotation.editor import Draft
from annotation.gestures.changes import Changes
from annotation.gestures.reread import read_times_anew
from annotation.review import Review, State
from annotation.values import Facts, Status, Zone, status_id


def finish(review: Review) -> Draft:
    """Call the layer done. What is still pending stays undecided and is no gold."""
    if review.layer.state == "done":
        return Draft("Finish the article", (), problem="This article is done already.")
    changes = Changes(review)
    layer = review.layer
    changes.put(Status(status_id(layer.document.id, layer.coder), "done"))
    note = _left_undecided(review)
    return changes.draft("Finish the article", note=note)


def _left_undecided(review: Review) -> str:
    items = review.total - review.reviewed
    roles = sum(
        link.state is State.SUGGESTED
        for item in review.items
        if item.kind == "event" and item.state is State.ACCEPTED
        for link in review.links_of(item.id)
    )
    left = [
        f"{count} {noun}{'s' if count != 1 else ''}"
        for count, noun in ((items, "suggestion"), (roles, "suggested role"))
        if count
    ]
    return f"{' and '.join(left)} left undecided." if left else ""


def reopen(review: Review) -> Draft:
    """Take "done" back."""
    status = review.layer.status
    if status is None:
        return Draft("Reopen the article", (), problem="This article is not done yet.")
    changes = Changes(review)
    changes.drop(status)
    return changes.draft("Reopen the article")


def correct_facts(review: Review, facts: Facts) -> Draft:
    """Correct title, publisher, published date or zones. Zones must be sorted and apart.

    With another published date the times of the layer are read anew, but for those a coder set.
    """
    problem = _zone_problem(review.text, facts.zones)
    if problem:
        return Draft("Correct the article's facts", (), problem=problem)
    changes = Changes(review)
    changes.put(facts)
    if facts.published != review.layer.document.facts.published:
        read_times_anew(changes, facts.published)
    return changes.draft("Correct the article's facts")


def _zone_problem(text: str, zones: tuple[Zone, ...]) -> str:
    at = 0
    for zone in zones:
        if not at <= zone.start < zone.end <= len(text):
            return f"The zone “{zone.kind}” at {zone.start} overlaps another or leaves the text."
        at = zone.end
    return ""
