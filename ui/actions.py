"""Every action as data. Menus, context menu, palette, key bar and the page of keys come from here.

An action has an id, a title, its keys, a menu, when it applies and which function it calls. Keys
are written as people read them ("Ctrl+Shift+Left"); of several actions on one key, the first that
applies is meant.
"""

from collections.abc import Iterable
from functools import partial

from annotation.codebook import Codebook, EntityType, EventType, Role
from ui.action import Action, When, act
from ui.actions_learning import LEARNING
from ui.commands import (
    article,
    attributes,
    correct,
    create,
    decide,
    entities,
    events,
    evidence,
    history,
    meaning,
    move,
    project,
    roles,
    triggers,
    view,
)
from ui.conditions import (
    always,
    has_value,
    is_done,
    is_finding,
    is_finished,
    is_following,
    is_mention,
    is_open,
    on_item,
    on_place,
    on_span,
    on_trigger,
    with_document,
    with_evidence,
    with_project,
)
from ui.context import Context
from ui.panels.event_lines import FILTERS

DECIDING = (
    act("accept.event", "Accept the event alone, next", "Space", "Annotate", on_trigger,
        decide.accept, bar="accept event, next", bar_again="next", in_context=True),
    act("accept", "Accept, next", "Space Return", "Annotate", on_span, decide.accept,
        bar="accept, next", bar_again="next", in_context=True),
    act("accept.arguments", "Accept the event with all its arguments, next", "Return", "Annotate",
        on_trigger, decide.accept_with_arguments, bar="accept with all arguments",
        in_context=True),
    act("start", "Go to the first suggestion", "Space Return", "", with_document,
        decide.begin, bar="first suggestion"),
)  # fmt: skip
REJECTING = (
    act("reject", "Reject, next", "X Delete Backspace", "Annotate", on_item, decide.reject,
        bar="reject", in_context=True),
    act("accept.sentence", "Accept every remaining suggestion in this sentence", "Shift+Return",
        "Annotate", on_item, decide.accept_sentence, in_context=True, section=1),
)  # fmt: skip
EVERYWHERE = (
    act("everywhere", "Apply this decision to every identical string", "A Shift+A", "Annotate",
        on_item, decide.everywhere, in_context=True, section=1),
)  # fmt: skip
CORRECTING = (
    act("type.choose", "Choose the type by its first letters", ";", "Annotate", on_item,
        correct.choose_type, in_context=True, section=2),
    act("type.stay", "Choose the type by its first letters, and stay", "Alt+;", "", on_item,
        partial(correct.choose_type, stay=True)),
    act("end.right", "Move the end a word to the right", "Shift+Right", "Annotate", on_item,
        partial(correct.move_end, step=1), section=3, bar="resize", family="resize"),
    act("end.left", "Move the end a word to the left", "Shift+Left", "Annotate", on_item,
        partial(correct.move_end, step=-1), section=3, bar="resize", family="resize"),
    act("start.left", "Move the start a word to the left", "Ctrl+Shift+Left", "Annotate",
        on_item, partial(correct.move_start, step=-1), section=3),
    act("start.right", "Move the start a word to the right", "Ctrl+Shift+Right", "Annotate",
        on_item, partial(correct.move_start, step=1), section=3),
    act("end.right.one", "Move the end a character to the right", "Alt+Shift+Right", "", on_item,
        partial(correct.move_end, step=1, by_character=True)),
    act("end.left.one", "Move the end a character to the left", "Alt+Shift+Left", "", on_item,
        partial(correct.move_end, step=-1, by_character=True)),
    act("start.left.one", "Move the start a character to the left", "Ctrl+Alt+Shift+Left", "",
        on_item, partial(correct.move_start, step=-1, by_character=True)),
    act("start.right.one", "Move the start a character to the right", "Ctrl+Alt+Shift+Right", "",
        on_item, partial(correct.move_start, step=1, by_character=True)),
    act("span.new", "New span from the focused word", "N", "Annotate", with_document,
        create.new_span, bar="new span", in_context=True, section=4),
    act("event.new", "Make this a trigger", "E", "Annotate", with_document,
        create.make_trigger, bar="event", in_context=True, section=4),
)  # fmt: skip
MEANING = (
    act("value", "Correct what it means: time, place, count", "V", "Annotate", has_value,
        meaning.correct, bar="value", in_context=True, section=7,
        otherwise="Only a time, a place or a quantity has a value to set. Go to one of these.",
        is_asking=True),
    act("entity.join", "Say whom or what it names", "J", "Annotate", is_mention, entities.join,
        bar="who it is", in_context=True, section=7,
        otherwise="Only a mention of somebody or something names an entity. Go to one.",
        is_asking=True),
    act("entity.split", "It names somebody else: split it off", "Shift+J", "Annotate",
        is_mention, entities.split, in_context=True, section=7,
        otherwise="Only a mention of somebody or something can be split off. Go to one."),
    act("register", "Actor register…", "Ctrl+J", "Article", with_project, entities.register,
        section=1, otherwise="No project is open. Open one, or make a new one."),
    act("attribute", "Set an attribute: status, certainty, codable…", "=", "Annotate",
        on_trigger, attributes.choose, bar="attribute", in_context=True, section=8,
        otherwise="Attributes belong to events. Go to a trigger.", is_asking=True),
    act("evidence", "Go through what fills its roles", "I", "Go", with_evidence, evidence.step,
        bar="evidence", section=2,
        otherwise="Evidence belongs to an event. Go to a trigger."),
    act("evidence.back", "Back to the event", "Esc", "", is_following, evidence.back,
        bar="back to the event"),
    act("trigger.add", "Another trigger for an event", "Shift+M", "Annotate", on_place,
        triggers.add, in_context=True, section=8,
        otherwise="Go to a word or to an event first: Ctrl+→, or click it."),
    act("event.untriggered", "Event without a trigger", "Shift+E", "Annotate", with_document,
        triggers.without, section=8),
    act("trigger.set", "Make this the trigger of an event that is there", "Shift+T", "Annotate",
        on_place, triggers.give, in_context=True, section=8,
        otherwise="Go to a word or to an event first: Ctrl+→, or click it."),
    act("trigger.drop", "Take the trigger away, keep the event", "", "Annotate", on_trigger,
        triggers.drop, section=8),
)  # fmt: skip
HISTORY = (
    act("undo", "Undo", "Z Ctrl+Z", "Edit", with_document, history.undo, bar="undo"),
    act("redo", "Redo", "Shift+Z Ctrl+Shift+Z Ctrl+Y", "Edit", with_document, history.redo),
    act("find", "Search in this article", "/ Ctrl+F", "Edit", with_document, view.find,
        section=1),
    act("find.next", "Next match", "F3", "Edit", is_finding, view.find_next, section=1),
    act("find.previous", "Previous match", "Shift+F3", "Edit", is_finding, view.find_previous,
        section=1),
    act("palette", "All actions", "Ctrl+K", "Edit", always, view.palette, section=2),
    act("settings", "Settings…", "Ctrl+,", "Edit", always, view.settings, section=3),
)  # fmt: skip
MOVING = (
    act("suggestion.next", "Next suggestion", "Tab", "Go", with_document,
        partial(move.suggestion, step=1), bar="next suggestion"),
    act("suggestion.previous", "Previous suggestion", "Shift+Tab", "Go", with_document,
        partial(move.suggestion, step=-1)),
    act("item.next", "Next item", "Right", "Go", with_document, partial(move.item, step=1),
        section=1),
    act("item.previous", "Previous item", "Left", "Go", with_document,
        partial(move.item, step=-1), section=1),
    act("line.up", "Nearest item on the line above", "Up", "Go", with_document,
        partial(move.line, step=-1), section=1),
    act("line.down", "Nearest item on the line below", "Down", "Go", with_document,
        partial(move.line, step=1), section=1),
    act("item.inner", "Inner item at this place", "[", "Go", on_item, move.inner, section=2),
    act("item.outer", "Outer item at this place", "]", "Go", on_item, move.outer, section=2),
    act("word.next", "Next word", "Ctrl+Right", "Go", with_document, partial(move.word, step=1),
        section=3),
    act("word.previous", "Previous word", "Ctrl+Left", "Go", with_document,
        partial(move.word, step=-1), section=3),
    act("leave", "Leave the focus", "Esc", "", on_place, move.leave),
    act("article.back", "Back to the article", "Esc", "Go", is_finished, article.back,
        bar="back to the article", section=4),
    act("article.next", "Next article", "Alt+Down Ctrl+PgDown", "Go", with_project,
        partial(article.step, step=1), section=4),
    act("article.previous", "Previous article", "Alt+Up Ctrl+PgUp", "Go", with_project,
        partial(article.step, step=-1), section=4),
)  # fmt: skip
ARTICLE = (
    act("finish", "Finish the article, go to the next", "Ctrl+Return", "Article", is_open,
        article.finish),
    act("reopen", "Reopen the article", "", "Article", is_done, article.reopen),
    act("times", "Read the times anew", "", "Article", with_document, article.read_times),
    act("facts", "Title, date and zones…", "Ctrl+D", "Article", with_document, article.facts,
        section=1),
    act("zone.title", "Mark this paragraph as title", "", "Article", on_place,
        partial(article.mark_zone, kind="title"), section=2),
    act("zone.credit", "Mark this paragraph as credit", "", "Article", on_place,
        partial(article.mark_zone, kind="credit"), section=2),
    act("zone.boilerplate", "Mark this paragraph as boilerplate", "", "Article", on_place,
        partial(article.mark_zone, kind="boilerplate"), section=2),
    act("zone.body", "Mark this paragraph as body", "", "Article", on_place,
        partial(article.mark_zone, kind="body"), section=2),
)  # fmt: skip
VIEWING = (
    act("arcs", "All arcs", "G", "View", with_document, view.all_arcs, bar="all arcs"),
    act("rejected", "Hide rejected", "H", "View", with_document, view.hide_rejected),
    act("list", "List of articles", "Ctrl+B", "View", with_project, view.documents, section=1),
    act("events.list", "List of events", "L", "View", with_document, events.toggle,
        bar="events", section=1),
    act("events.enter", "Go to the list of events", "Alt+L", "Go", with_document, events.enter,
        section=5),
    act("events.sort", "Sort the events by this column", "Alt+S", "View", with_document,
        events.sort, section=1),
    act("events.filter", "List: the next filter of the events", "Alt+C", "View", with_document,
        events.show_next, section=3),
    *(act(f"events.{name}", f"List: {title.lower()} events" if name in ("all", "suggested",
           "codable") else f"List: events {title.lower()}", "", "View", with_document,
           partial(events.show_only, kept=name), section=3) for name, title in FILTERS.items()),
    act("theme", "Light or dark", "Ctrl+Shift+L", "View", always, view.theme, section=2),
    act("text.larger", "Larger text", "Ctrl++ Ctrl+= Ctrl+Shift++", "View", always,
        partial(view.text_size, step=1), section=2),
    act("text.smaller", "Smaller text", "Ctrl+-", "View", always,
        partial(view.text_size, step=-1), section=2),
    act("keys", "All keys", "? F1", "Help", always, view.keys, bar="all keys"),
    act("about", "About Goldleaf", "", "Help", always, view.about, section=1),
)  # fmt: skip
PROJECT = (
    act("project.new", "New project…", "Ctrl+N", "File", always, project.new),
    act("project.open", "Open project…", "Ctrl+O", "File", always, project.choose),
    act("project.sample", "Open the sample project", "", "File", always, project.sample),
    act("import.files", "Import articles…", "Ctrl+I", "File", with_project, project.import_files,
        section=1),
    act("import.folder", "Import a folder…", "Ctrl+Shift+I", "File", with_project,
        project.import_folder, section=1),
    act("export", "Export…", "Ctrl+E", "File", with_project, project.export, section=1),
    act("project.close", "Close the project", "Ctrl+W", "File", with_project, project.close,
        section=2),
    act("quit", "Quit", "Ctrl+Q", "File", always, project.leave, section=2),
)  # fmt: skip


def all_actions(codebook: Codebook | None) -> tuple[Action, ...]:
    """Return the whole table: what is always there, and what the codebook adds.

    Roles come before what else their letters do: on a trigger a role's letter is the role.
    """
    if codebook is None:
        return PROJECT + HISTORY + VIEWING
    types = (*_entity_actions(codebook), *_event_actions(codebook))
    roles_ = tuple(_role_action(role) for role in codebook.roles)
    annotating = DECIDING + roles_ + MEANING + REJECTING + types + EVERYWHERE + CORRECTING
    return PROJECT + annotating + MOVING + HISTORY + ARTICLE + VIEWING + LEARNING


def _entity_actions(codebook: Codebook) -> Iterable[Action]:
    for each in codebook.entities:
        yield from _type_actions(each, on_span, "types")


def _event_actions(codebook: Codebook) -> Iterable[Action]:
    for each in codebook.events:
        yield from _type_actions(each, on_trigger, "event types")


def _type_actions(each: EntityType | EventType, when: When, family: str) -> Iterable[Action]:
    keys = (each.key,) if each.key else ()
    title = f"Set the type: {each.label}"
    run = partial(correct.set_type, type_=each.name)
    bar = "type" if each.key else ""
    yield Action(f"type.{each.name}", title, keys, "", when, run, bar, section=5, family=family)
    if each.key:
        run = partial(correct.set_type, type_=each.name, stay=True)
        yield Action(f"stay.{each.name}", f"{title}, and stay", (f"Alt+{each.key}",), "", when, run)


def _role_action(role: Role) -> Action:
    def applies(context: Context) -> bool:
        return context.knows_role(role.name)

    run = partial(roles.pick, role=role.name)
    title = f"Role: {role.label}"
    id_, bar = f"role.{role.name}", "set role, then pick"
    told = f"{role.label} is a role. Go to a trigger whose type has it."
    return Action(
        id_, title, (role.key,), "", applies, run, bar, section=6, family="roles", otherwise=told
    )


class KeyMap:
    """Finds the action that a key means in a context."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._by_key: dict[str, list[Action]] = {}
        for action in actions:
            for key in action.keys:
                self._by_key.setdefault(key, []).append(action)

    def find(self, key: str, context: Context) -> Action | None:
        return next((a for a in self._by_key.get(key, ()) if a.when(context)), None)

    def refusal(self, key: str, context: Context) -> str:
        """Return why a key does nothing now, "" where there is nothing to say."""
        if not context.has_document:
            return ""
        said = [a.otherwise for a in self._by_key.get(key, ()) if a.otherwise]
        if not said:
            return ""
        return said[0] if context.on_trigger else said[-1]  # roles come first

    def is_asking(self, key: str) -> bool:
        """Whether a key asks for something that is then typed."""
        return any(action.is_asking for action in self._by_key.get(key, ()))

    def meant(self, key: str, action: Action, context: Context) -> bool:
        """Whether a key means this very action now."""
        found = self.find(key, context)
        return found is not None and found.id == action.id
