"""What an action is: a row of the table of actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.conditions import is_accepted_item
from ui.context import Context

if TYPE_CHECKING:
    from ui.commands.desk import Desk

When = Callable[[Context], bool]
Run = Callable[["Desk"], None]

MENUS = ("File", "Edit", "Annotate", "Go", "Article", "View", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """`bar` is what the key bar says, "" keeps it off; `in_context` puts it into the context menu.

    `bar_again` is what the bar says where the focused item is accepted already.
    `section` parts a menu. Actions of one `family` share a place in the key bar. `otherwise` is
    said where its key is pressed and nothing on that key applies; `is_asking`: its key is followed
    by others, which then do nothing until the sentence is closed.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    menu: str
    when: When
    run: Run
    bar: str = ""
    in_context: bool = False
    section: int = 0
    family: str = ""
    bar_again: str = ""
    otherwise: str = ""
    is_asking: bool = False

    def bar_in(self, context: Context) -> str:
        """Return what the key bar says of it now."""
        return self.bar_again if self.bar_again and is_accepted_item(context) else self.bar


def act(  # noqa: PLR0913 - a row of the table, all but the first four by name
    id_: str,
    title: str,
    keys: str,
    menu: str,
    when: When,
    run: Run,
    *,
    bar: str = "",
    in_context: bool = False,
    section: int = 0,
    family: str = "",
    bar_again: str = "",
    otherwise: str = "",
    is_asking: bool = False,
) -> Action:
    return Action(
        id_,
        title,
        tuple(keys.split()),
        menu,
        when,
        run,
        bar,
        in_context,
        section,
        family,
        bar_again,
        otherwise,
        is_asking,
    )
