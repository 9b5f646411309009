"""The rows of the table of actions that are about suggestions as a whole, and what was learned."""

from functools import partial

from annotation.learning.settings import BALANCED, LEAST_SURE, SURE, Order
from ui.action import act
from ui.commands import learning
from ui.conditions import with_document, with_project
from ui.course import ORDERS

_POSITIONS = (
    ("sure", "only sure ones", SURE),
    ("balanced", "balanced", BALANCED),
    ("everything", "everything", LEAST_SURE),
)

LEARNING = (
    act("sources", "Sources: what they are worth, what was learned…", "Ctrl+Shift+S", "Article",
        with_project, learning.open_sources, section=3,
        otherwise="No project is open. Open one, or make a new one."),
    act("learn", "Learn from the finished articles now", "", "Article", with_project,
        learning.learn_now, section=3),
    act("train", "Train a model of the project’s own…", "", "Article", with_project,
        learning.train, section=3),
    act("shown.fewer", "Fewer suggestions, surer ones", "<", "View", with_document,
        partial(learning.step, step=-1), section=4),
    act("shown.more", "More suggestions, less sure ones too", ">", "View", with_document,
        partial(learning.step, step=1), section=4),
    act("shown.little.fewer", "A few suggestions less", "Alt+<", "View", with_document,
        partial(learning.step_finely, step=-1), section=4),
    act("shown.little.more", "A few suggestions more", "Alt+>", "View", with_document,
        partial(learning.step_finely, step=1), section=4),
    *(act(f"shown.{name}", f"Suggestions shown: {title}", "", "View", with_project,
          partial(learning.show_from, score=score), section=5)
      for name, title, score in _POSITIONS),
    *(act(f"order.{order.value}", f"Order of work: {title.lower()}", "", "Go", with_project,
          partial(learning.work_in, order=order), section=6)
      for order, title in ORDERS.items() if isinstance(order, Order)),
)  # fmt: skip
