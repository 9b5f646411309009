"""The outlines and the places call countries by the same codes."""

import pytest

from annotation.places.listing import load_gazetteer
from annotation.places.outlines import Outline, load_outlines, two_letters

NEAR = 2.0
UNLISTED = {"ATA"}
"""No place of the list lies there."""


def codes() -> list[Outline]:
    return [each for each in load_outlines() if two_letters(each.code)]


def test_that_no_two_outlines_have_one_code() -> None:
    found = [two_letters(each.code) for each in codes()]
    assert len(found) == len(set(found)) == len(load_outlines()) - 2


@pytest.mark.parametrize("outline", codes(), ids=lambda each: each.name)
def test_that_a_country_lies_in_its_outline(outline: Outline) -> None:
    country = load_gazetteer().country(two_letters(outline.code))
    if outline.code in UNLISTED:
        assert country is None
        return
    assert country is not None
    points = [point for ring in outline.rings for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    assert min(lons) - NEAR <= country.longitude <= max(lons) + NEAR
    assert min(lats) - NEAR <= country.latitude <= max(lats) + NEAR
