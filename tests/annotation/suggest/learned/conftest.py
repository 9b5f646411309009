"""The codebook of a village, and what was learned from its articles."""

import pytest

from annotation.codebook import Codebook
from annotation.learning.fits import FitReport
from annotation.suggest.learned.fit import fit
from tests.annotation.suggest.learned.articles import studies, with_harvests


@pytest.fixture(scope="session")
def village(codebook: Codebook) -> Codebook:
    return with_harvests(codebook)


@pytest.fixture(scope="session")
def taught(village: Codebook) -> tuple[bytes, FitReport]:
    """Return what thirty articles teach."""
    return fit(studies(village, 30))
