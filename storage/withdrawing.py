"""What is withdrawn when a project goes on with other sources or another model."""

from sqlalchemy import Connection

from annotation.learning.settings import ProjectSettings, SourceSetting
from annotation.suggest.marks import ENTITIES, EVENTS
from storage import suggestions


def withdraw(connection: Connection, before: ProjectSettings, after: ProjectSettings) -> None:
    """Withdraw the suggestions of what took part before and does not any more.

    With another model every article is read again, and only what is not the model's stays until
    then: the storage does not know which model stood for "the one of the person", nor which was
    taken for articles in other languages.
    """
    gone = {each.name for each in _on(before) - _on(after)}
    if before.model != after.model:
        own = {ENTITIES, EVENTS, after.model, *(each.name for each in _on(after))}
        gone |= suggestions.sources(connection) - own
        suggestions.expire_all(connection)
    suggestions.drop(connection, sorted(gone))


def _on(settings: ProjectSettings) -> frozenset[SourceSetting]:
    return frozenset(each for each in settings.sources if each.is_on)
