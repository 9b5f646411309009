"""What is shown, and how."""

from functools import partial

from annotation.values import Fragment
from annotation.words import word_at
from ui.commands.desk import Desk
from ui.settings import TEXT_SIZES


def all_arcs(desk: Desk) -> None:
    desk.window.workspace.toggle_arcs()


def hide_rejected(desk: Desk) -> None:
    desk.window.workspace.toggle_rejected()


def documents(desk: Desk) -> None:
    desk.window.workspace.toggle_documents()


def theme(desk: Desk) -> None:
    """Go to the other of light and dark, and stay there."""
    desk.settings.theme = "light" if desk.window.theme.is_dark else "dark"
    desk.window.apply_theme()


def text_size(desk: Desk, *, step: int) -> None:
    low, high = TEXT_SIZES
    desk.settings.text_size = max(low, min(desk.settings.text_size + step, high))
    desk.window.apply_theme()


def find(desk: Desk) -> None:
    desk.find_bar.begin(partial(_land, desk))


def _land(desk: Desk, place: Fragment) -> None:
    """Focus what stands where the search ended: the item there, else the word."""
    review = desk.review
    if review is None:
        return
    here = (i for i in review.items if i.fragments and i.start < place[1] and place[0] < i.end)
    nearest = min(here, key=lambda i: (abs(i.start - place[0]), i.end - i.start), default=None)
    word = word_at(review.text, place[0])
    if nearest is not None:
        desk.focus(nearest.id)
    elif word is not None:
        desk.focus_word(word)
        desk.canvas.reveal(word[0])


def find_next(desk: Desk) -> None:
    desk.find_bar.step(1)


def find_previous(desk: Desk) -> None:
    desk.find_bar.step(-1)


def palette(desk: Desk) -> None:
    from ui.dialogs.palette import Palette

    window = desk.window
    Palette(window.actions_, desk.context(), window.run, window, window.theme).open_over()


def keys(desk: Desk) -> None:
    from ui.dialogs.keys import Keys

    Keys(desk.window.actions_, desk.window.theme, desk.window).open_over()


def settings(desk: Desk) -> None:
    from ui.dialogs.settings import SettingsDialog

    before = desk.settings.model
    if SettingsDialog.ask(desk.settings, desk.window):
        if not _may_run(desk):
            desk.settings.model = before
        apply_settings(desk)


def _may_run(desk: Desk) -> bool:
    """Whether the person trusts the model, where loading it would run code of others."""
    from annotation.suggest.sources.trust import why_model
    from ui.dialogs.sources.trust import TrustForm

    model = desk.settings.model
    why = "" if model in desk.settings.trusted else why_model(model)
    return TrustForm.ask([(model, why)] if why else [], desk.settings, desk.window)


def apply_settings(desk: Desk) -> None:
    """Be as the settings say: looks, coder, model."""
    desk.window.apply_theme()
    desk.session.change_coder(desk.settings.coder)
    if desk.window.suggesting is not None:
        desk.window.suggesting.use_model(desk.settings.model)


def about(desk: Desk) -> None:
    from ui.dialogs.about import show_about

    show_about(desk.window)
