"""Reference values for core/statistics from SciPy and NumPy.

Usage: python3 -m venv V && V/bin/pip install scipy numpy && V/bin/python build/reference/statistics.py > fixtures/statistics/reference.json
"""
import json

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(20261124)
samples = {
    "even": np.round(random.normal(10, 1, 12), 6).tolist(),
    "odd": np.round(random.lognormal(0, 0.4, 25), 6).tolist(),
    "ties": [1, 1, 2, 2, 2, 3, 9, 9, 4, 1],
    "hundred": np.round(random.gamma(2, 3, 100), 6).tolist(),
}


def median_ranks(n, confidence=0.95):
    half = (1 - confidence) / 2
    k = 0
    while k < n / 2 and stats.binom.cdf(k, n, 0.5) <= half:
        k += 1
    return None if k == 0 else [k, n + 1 - k]


def lag_one(values):
    r = stats.rankdata(values)
    d = r - r.mean()
    return float((d[:-1] * d[1:]).sum() / (d * d).sum())


def log_interval(medians):
    logs = np.log(medians)
    low, high = stats.t.interval(0.95, len(logs) - 1, loc=logs.mean(), scale=stats.sem(logs))
    return [float(np.exp(low)), float(np.exp(high))]


print(json.dumps({
    "scipy": scipy.__version__,
    "samples": samples,
    "quantile": {k: [float(np.quantile(v, q)) for q in (0.1, 0.25, 0.5, 0.75, 0.99)] for k, v in samples.items()},
    "mad": {k: float(stats.median_abs_deviation(v)) for k, v in samples.items()},
    "lagOne": {k: lag_one(v) for k, v in samples.items()},
    "t": [[p, df, float(stats.t.ppf(p, df))] for p in (0.6, 0.9, 0.975, 0.995, 0.9999, 0.025) for df in (1, 2, 2.5, 4, 9, 30, 1000)],
    "beta": [[x, a, b, float(stats.beta.cdf(x, a, b))] for x in (0.001, 0.2, 0.5, 0.93) for a, b in ((0.5, 0.5), (1, 3), (2.5, 0.5), (40, 60))],
    "medianRanks": [[n, median_ranks(n)] for n in (5, 6, 8, 10, 15, 20, 30, 50, 100, 300)],
    "launchInterval": [[m, log_interval(m)] for m in ([10.0, 10.5, 9.8], [1.0, 1.2], [3.1, 3.0, 3.2, 3.15, 2.9])],
}, indent=1))
