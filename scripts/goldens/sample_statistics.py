"""What SciPy and statsmodels say of small samples: packages/experiments/goldens/statistics.json.

    python scripts/goldens/sample_statistics.py [--check]

It needs `scipy` and `statsmodels`. `distributions` are tails and quantiles of Student's t and of the normal distribution. `paired` are pairs
with SciPy's `ttest_rel` and the interval of `bootstrap` (BCa), whose random numbers are replaced by all n^n resamples, so that nothing is
random; values are multiples of 1/512, whose sums are exact in any order. `unpaired` is `ttest_ind` without equal variances, `holm` statsmodels'
`multipletests`, and `pairs` the smallest number at which half of a t interval is no wider than `size`.
"""

import itertools
import sys
from pathlib import Path

import numpy
from scipy import special, stats
from statsmodels.stats.multitest import multipletests

from one_file import write_or_check

FILE = Path(__file__).resolve().parents[2] / "packages" / "experiments" / "goldens" / "statistics.json"


class Every(numpy.random.RandomState):
    """Gives all resamples of n places in place of random ones."""

    def randint(self, low, high=None, size=None, dtype=int):
        rows = numpy.array(list(itertools.product(range(low, high), repeat=size[1])), dtype=int)
        assert len(rows) == size[0]
        return rows


def interval(found):
    return [float(found.low), float(found.high)]


def paired(values, base):
    a, b = numpy.array(values) / 512, numpy.array(base) / 512
    tested = stats.ttest_rel(a, b)
    count = len(a)
    entry = {
        "pairs": [list(pair) for pair in zip(a.tolist(), b.tolist())],
        "mean": float(numpy.mean(a - b)),
        "deviation": float(numpy.std(a - b, ddof=1)),
        "interval": interval(tested.confidence_interval(0.95)),
        "p": float(tested.pvalue),
    }
    if 3 <= count <= 6:
        every = stats.bootstrap(
            ((a - b),), numpy.mean, n_resamples=count**count, method="BCa", random_state=Every(0), vectorized=True
        )
        entry["bootstrap"] = interval(every.confidence_interval)
    return entry


def unpaired(values, base):
    tested = stats.ttest_ind(values, base, equal_var=False)
    return {
        "values": values,
        "base": base,
        "interval": interval(tested.confidence_interval(0.95)),
        "p": float(tested.pvalue),
        "df": float(tested.df),
    }


def pairs_needed(deviation, size):
    count = 2
    while stats.t.ppf(0.975, count - 1) * deviation / count**0.5 > size:
        count += 1
    return {"deviation": deviation, "size": size, "pairs": count}


def made():
    draw = numpy.random.default_rng(15)
    pairs = [
        ([300, 310, 295, 305, 301], [290, 300, 296, 299, 288]),
        ([400, 402], [390, 401]),
        ([210, 220, 230], [205, 222, 240]),
        ([410, 380, 391, 404, 377, 395], [391, 383, 377, 395, 370, 381]),
        ([1, 511, 256, 30], [0, 3, 250, 40]),
        *((draw.integers(100, 500, n).tolist(), draw.integers(100, 500, n).tolist()) for n in (5, 6, 10, 40)),
    ]
    samples = [
        ([0.71, 0.73, 0.705, 0.72, 0.715], [0.69, 0.7, 0.71, 0.68, 0.705]),
        ([0.5, 0.9], [0.1, 0.11, 0.12]),
        (draw.random(30).tolist(), draw.random(7).tolist()),
    ]
    tails = [
        [t, df, float(2 * stats.t.sf(abs(t), df))]
        for t in (0.0, 0.001, -1.0, 2.0, 4.6, 60.0)
        for df in (1, 2, 4, 4.37, 29, 1000)
    ]
    quantiles = [[p, df, float(stats.t.ppf(p, df))] for p in (0.55, 0.9, 0.975, 0.9995) for df in (1, 2, 4, 4.37, 29, 1000)]
    normal = [[p, float(special.ndtri(p))] for p in (1e-6, 0.02, 0.5, 0.8, 0.999)]
    families = [[0.01, 0.04, 0.03], [0.5], [0.9, 0.8, 0.001, 0.02, 0.02], [0.0, 1.0, 0.3, 1e-9]]
    return {
        "distributions": {"tails": tails, "quantiles": quantiles, "normal": normal},
        "paired": [paired(*each) for each in pairs],
        "unpaired": [unpaired(*each) for each in samples],
        "holm": [{"p": each, "adjusted": multipletests(each, method="holm")[1].tolist()} for each in families],
        "pairs": [pairs_needed(d, s) for d in (0.004, 0.012, 0.05) for s in (0.002, 0.005, 0.01, 0.1)],
    }


if __name__ == "__main__":
    sys.exit(write_or_check(FILE, made, __doc__, lambda goldens: f"{len(goldens['paired'])} paired samples"))
