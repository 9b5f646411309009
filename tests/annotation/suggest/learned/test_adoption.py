"""When a fit is put in force: not for its events where it costs the mentions."""

from typing import Any

import numpy as np
import pytest

from annotation.learning.fits import Quality
from annotation.suggest.learned.fit import Judged, _report


def judged(events: float, mentions: float) -> Judged:
    """What stands for a fit with such an F1 of its events and of its mentions."""
    shares = {"triggers": events, "types": events, "arguments": events, "entities": mentions}
    quality = {name: Quality(share, share, 100) for name, share in shares.items()}
    none: Any = np.zeros(0)
    return Judged(
        *(none, none, True, False, (0.4, 0.4), (None, None), 0.4),
        quality,
        Quality(events, events, 100),
    )


@pytest.mark.parametrize(
    ("events", "mentions", "is_better"),
    [
        (0.6, 0.7, True),
        (0.6, 0.695, True),
        (0.6, 0.66, False),
        (0.5, 0.7, False),
        (0.4, 0.9, False),
    ],
)
def test_that_a_fit_must_do_better_and_cost_the_mentions_nothing(
    events: float, mentions: float, is_better: bool
) -> None:
    report = _report(20, judged(0.5, 0.7), None, judged(events, mentions))
    assert report.is_better is is_better
    assert f"mentions F1 {100 * mentions:.1f} after 70.0" in report.reason
