"""Flights made up from a seed, and the models trained on them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

COLUMNS = ["distance", "hour", "wind"]


@dataclass(frozen=True)
class Model:
    """A logged model, what its own library predicts, and its version once it has one."""

    run_id: str
    uri: str
    predicted: np.ndarray
    version: str | None = None


def rows(seed, count=400):
    """The rows, with a label that depends on hour and wind."""
    random = np.random.default_rng(seed)
    x = pd.DataFrame(
        {
            "distance": random.uniform(100, 2500, count),
            "hour": random.integers(5, 24, count).astype(float),
            "wind": random.gamma(2.0, 5.0, count),
        },
        columns=COLUMNS,
    )
    chance = 1 / (1 + np.exp(-(x.hour - 15) / 3 - (x.wind - 10) / 6))
    return x, (random.uniform(size=count) < chance).astype(int)
