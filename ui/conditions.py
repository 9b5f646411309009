"""When an action applies: what has the focus, and what is open."""

from ui.context import Context


def always(_: Context) -> bool:
    return True


def with_project(context: Context) -> bool:
    return context.has_project


def with_document(context: Context) -> bool:
    return context.has_document


def on_item(context: Context) -> bool:
    return context.on_item


def on_span(context: Context) -> bool:
    return context.on_span


def on_trigger(context: Context) -> bool:
    return context.on_trigger


def on_place(context: Context) -> bool:
    return context.on_place


def with_evidence(context: Context) -> bool:
    return context.on_trigger or context.is_following


def is_following(context: Context) -> bool:
    return context.is_following


def has_value(context: Context) -> bool:
    return context.has_value


def is_mention(context: Context) -> bool:
    return context.is_mention


def is_done(context: Context) -> bool:
    return context.has_document and context.is_done


def is_open(context: Context) -> bool:
    return context.is_open


def is_finished(context: Context) -> bool:
    return context.is_finished


def is_finding(context: Context) -> bool:
    return context.is_finding


def is_accepted_item(context: Context) -> bool:
    return context.on_item and not context.is_suggested and not context.is_rejected
