"""The palette can be read, in light and in dark."""

import pytest

from annotation.codebook_reader import read_codebook, shipped_codebooks
from annotation.contrast import LEAST_CONTRAST, contrast
from ui.theme import DARK, LIGHT, Theme, load_fonts, mix, qpalette

SURFACES = ("page", "panel", "raised")
TEXT_CONTRAST = 7.0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("surface", SURFACES)
def test_that_text_and_labels_stand_out_from_their_surface(theme: Theme, surface: str) -> None:
    under = getattr(theme, surface)
    for ink in ("ink", "muted"):
        assert contrast(getattr(theme, ink), under) >= TEXT_CONTRAST
    for ink in ("quiet", "focus", "accepted", "suggested", "danger"):
        assert contrast(getattr(theme, ink), under) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_text_can_be_read_on_every_tint(theme: Theme) -> None:
    for name in shipped_codebooks():
        codebook = read_codebook(name)
        types = [each.colours for each in codebook.entities]
        for colours in types + [each.colours for each in codebook.events]:
            colour = theme.colour(colours)
            outer = mix(theme.page, colour, theme.wash(outer=True))
            assert contrast(theme.ink, theme.tint(colour)) >= TEXT_CONTRAST
            assert contrast(theme.ink, mix(outer, colour, theme.wash())) >= TEXT_CONTRAST
            assert contrast(colour, theme.page) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_text_can_be_read_where_it_is_selected_or_found(theme: Theme) -> None:
    for under in (theme.selection, theme.found, theme.found_current):
        assert contrast(theme.ink, under) >= LEAST_CONTRAST


@pytest.mark.usefixtures("qapp")
def test_that_the_bundled_fonts_are_known() -> None:
    assert {"Inter", "Noto Serif"} <= set(load_fonts())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_that_the_palette_of_qt_follows_the_theme(theme: Theme) -> None:
    assert qpalette(theme).window().color().name().upper() == theme.panel
