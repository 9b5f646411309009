"""The open article: finish it, go to another, correct what is known about it."""

from dataclasses import replace

from annotation.gestures import finish as gestures
from annotation.values import Zone
from annotation.words import line_at
from ui.commands.desk import Desk


def finish(desk: Desk) -> None:
    """Call the article done and open the next one that is not."""
    if desk.review is None:
        return
    if desk.session.do(gestures.finish(desk.review)) is not None:
        _go_to_next_open(desk)


def _go_to_next_open(desk: Desk) -> None:
    """Open the next article that is not done, round the end; say so when there is none."""
    if desk.course.is_moving:
        desk.course.put_in_order()
    here, ids = desk.course.place(desk.session.document_id), desk.course.ids
    order = (desk.session.row(id_) for id_ in [*ids[here + 1 :], *ids[:here]])
    following = next((row for row in order if row is not None and row.state != "done"), None)
    if following is None:
        desk.window.workspace.show_finished()
        desk.show_context()
    else:
        desk.window.open_document(following.id)


def reopen(desk: Desk) -> None:
    if desk.review is not None and desk.session.do(gestures.reopen(desk.review)) is not None:
        desk.window.show_article()


def back(desk: Desk) -> None:
    """From the page after the last article to the article that is open."""
    desk.window.show_article()
    desk.window.workspace.focus_canvas()


def step(desk: Desk, *, step: int) -> None:
    """Open the article after (1) or before (-1) this one."""
    ids = desk.course.ids
    place = desk.course.place(desk.session.document_id) + step
    if 0 <= place < len(ids):
        desk.window.open_document(ids[place])


def facts(desk: Desk) -> None:
    from ui.dialogs.facts import FactsDialog

    if desk.review is None:
        return
    corrected = FactsDialog.ask(desk.review.layer.document, desk.window)
    if corrected is not None:
        desk.session.do(gestures.correct_facts(desk.review, corrected))


def read_times(desk: Desk) -> None:
    """Read the times of the layer anew, where another coder has corrected the article's date."""
    from annotation.gestures.reread import refresh

    if desk.review is not None:
        desk.session.do(refresh(desk.review))


def mark_zone(desk: Desk, *, kind: str) -> None:
    """Say what the focused paragraph is; "body" takes a zone away."""
    review = desk.review
    if review is None:
        return
    item, word = desk.item, desk.word
    at = item.start if item is not None else word[0] if word is not None else None
    if at is None:
        return
    known = review.layer.document.facts
    start, end = line_at(review.text, at)
    zones = with_zone(known.zones, Zone(kind, start, end))
    focus = desk.item_id
    desk.session.do(gestures.correct_facts(review, replace(known, zones=zones)))
    if focus is not None and review.item(focus) is not None:
        desk.focus(focus)


def with_zone(zones: tuple[Zone, ...], new: Zone) -> tuple[Zone, ...]:
    """Return the zones with `new` among them, cut out of the others."""
    kept: list[Zone] = []
    for zone in zones:
        kept += [
            Zone(zone.kind, start, end)
            for start, end in (
                (zone.start, min(zone.end, new.start)),
                (max(zone.start, new.end), zone.end),
            )
            if start < end
        ]
    if new.kind != "body" and new.start < new.end:
        kept.append(new)
    return tuple(sorted(kept, key=lambda zone: zone.start))
