"""Goldens that could not tell two options apart would be worth nothing: this looks at every pair."""

import numpy as np

TOLERANCE = 1e-4  # of the spread: how near logits must come to a golden to pass
MARGIN = 30


def check_distinct(cases, entries):
    """The smallest distance found, in spreads; raises where two cases are too near, or not as near as they must be."""
    logits = {case.id: np.array(entry["logits"]) for case, entry in zip(cases, entries)}
    assert len(logits) == len(cases), "two cases have one id"
    # A case in other words, such as one option at its default, is the same case.
    alias = {case.id: case.same_as or case.id for case in cases}
    described = {}
    for case in cases:
        key = repr((case.backbone, case.height, case.width, case.batch, case.channels, case.classes, case.attachments))
        alias[case.id] = alias[described.setdefault(key, case.id)]
    smallest = float("inf")
    for case in cases:
        mine = logits[case.id]
        assert np.isfinite(mine).all() and mine.std() > 1e-3, case.id
        for other in cases:
            theirs = logits[other.id]
            if other is case or theirs.shape != mine.shape:
                continue
            distance = np.abs(mine - theirs).max() / mine.std()
            if alias[case.id] == alias[other.id]:
                assert distance == 0, f"{case.id} should repeat {other.id}"
            else:
                assert distance > MARGIN * TOLERANCE, f"{case.id} is too near {other.id}: {distance} spreads"
                smallest = min(smallest, distance)
    return smallest
