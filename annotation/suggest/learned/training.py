"""What scikit-learn is asked for: linear models over hashed features, and curves."""

import numpy as np

from annotation.suggest.learned.features import Truths
from annotation.suggest.learned.lesson import Matrix
from annotation.suggest.learned.linear import Curve, Linear, Values
from annotation.suggest.learned.page import Places

_NEAR, _ROUNDS = 0.3, 1000
"""How near the best weights it comes, and in how many rounds at most."""
_SURELY = 6.0
"""What is decided where all examples say the same."""
_LEAST_WEIGHT = 1e-3
_FEW, _MANY = 30, 300
"""Fewer decisions make no curve; from many on the curve may have any shape that rises."""
_LOWEST, _HIGHEST = 0.01, 0.99
_SLOPE = 0.03
"""So much it rises everywhere, that what is likelier stays apart from what is less likely."""


def linear(
    matrix: Matrix,
    rows: Places,
    labels: Truths,
    counting: Values | None = None,
    pliant: float = 1.0,
) -> Linear:
    """Fit each column of labels against the rest. The feature 0 is the same in all rows.

    `counting` is how many rows like it each row stands for.
    """
    from sklearn.linear_model import LogisticRegression

    weights = np.zeros((len(matrix.ids), labels.shape[1]), np.float32)
    part = matrix.rows[rows]
    always = matrix.ids == 0
    weights[np.ix_(always, ~labels.any(axis=0))] = -_SURELY
    weights[np.ix_(always, labels.all(axis=0) & labels.any(axis=0))] = _SURELY
    varied = np.nonzero(labels.any(axis=0) & ~labels.all(axis=0))[0]
    for number in varied.tolist():
        label = labels[:, number]
        model = LogisticRegression(
            C=pliant, solver="liblinear", dual=True, tol=_NEAR, fit_intercept=False, random_state=0
        ).set_params(max_iter=_ROUNDS)
        weights[:, number] = model.fit(part, label, counting).coef_[0]
    kept = always | (np.abs(weights[:, varied]).max(axis=1, initial=0.0) > _LEAST_WEIGHT)
    return Linear(matrix.ids[kept], weights[kept])


def curve_of(scores: Values, right: Truths) -> Curve | None:
    """Return how often what is said with a score is right; None where too few are known."""
    if len(scores) < _FEW or right.all() or not right.any():
        return None
    return _isotonic(scores, right) if len(scores) >= _MANY else _platt(scores, right)


def _isotonic(scores: Values, right: Truths) -> Curve:
    from sklearn.isotonic import IsotonicRegression

    model = IsotonicRegression(y_min=_LOWEST, y_max=_HIGHEST, out_of_bounds="clip")
    model.fit(scores, right.astype(np.float64))
    said = np.asarray(model.X_thresholds_, np.float64)
    steps = np.asarray(model.y_thresholds_, np.float64)
    return Curve(said, (1 - _SLOPE) * steps + _SLOPE * said)


def _platt(scores: Values, right: Truths) -> Curve:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=10.0).fit(_logit(scores)[:, None], right)
    if model.coef_[0, 0] <= 0:
        share = (right.sum() + 1.0) / (len(right) + 2.0)
        return Curve(np.array([0.0, 1.0]), np.array([share, share]))
    said = np.linspace(0.0, 1.0, 41)
    true = model.predict_proba(_logit(said)[:, None])[:, 1]
    return Curve(said, np.clip(true, _LOWEST, _HIGHEST))


def _logit(scores: Values) -> Values:
    inside = np.clip(scores, _LOWEST, _HIGHEST)
    return np.asarray(np.log(inside / (1.0 - inside)))
