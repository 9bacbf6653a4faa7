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


def welch(a, b):
    """ln(B / A): difference, standard error, degrees of freedom, p, 95 % interval."""
    x, y = np.log(a), np.log(b)
    result = stats.ttest_ind(y, x, equal_var=False)
    low, high = result.confidence_interval(0.95)
    return [float(y.mean() - x.mean()), float(result.df), float(result.pvalue), float(low), float(high)]


def two_level(launches):
    launches = [np.array(each) for each in launches]
    within = float(np.mean([each.var(ddof=1) for each in launches]))
    means = np.array([each.mean() for each in launches])
    between = float(means.var(ddof=1))
    harmonic = len(launches) / sum(1 / len(each) for each in launches)
    half = float(stats.t.ppf(0.975, len(launches) - 1) * stats.sem(means))
    return [within, between, between - within / harmonic, half]


def bca(values):
    """SciPy's own BCa of the mean; its resamples are its own, so ends agree within Monte Carlo error only."""
    result = stats.bootstrap((np.array(values),), np.mean, confidence_level=0.95, n_resamples=200000, method="BCa", random_state=np.random.default_rng(1))
    return [float(result.confidence_interval.low), float(result.confidence_interval.high)]


def bca_variance(values):
    """A skewed statistic: without the bias correction the ends lie elsewhere."""
    result = stats.bootstrap((np.array(values),), lambda x, axis: np.var(x, axis=axis), confidence_level=0.95, n_resamples=200000, method="BCa", random_state=np.random.default_rng(2))
    return [float(result.confidence_interval.low), float(result.confidence_interval.high)]


def divergence(x, y):
    """Matteson and James 2014, eq. 5 with alpha = 1."""
    x, y = np.array(x), np.array(y)
    within = lambda z: np.abs(z[:, None] - z[None, :])[np.triu_indices(len(z), 1)].mean()
    between = np.abs(x[:, None] - y[None, :]).mean()
    return float(len(x) * len(y) / (len(x) + len(y)) * (2 * between - within(x) - within(y)))


def paired(a, b):
    result = stats.ttest_rel(np.log(b), np.log(a))
    low, high = result.confidence_interval(0.95)
    return [float(result.df), float(result.pvalue), float(low), float(high)]


def prediction(values):
    logs = np.log(values)
    n = len(logs)
    reach = stats.t.ppf(0.995, n - 1) * 1.4826 * stats.median_abs_deviation(logs) * np.sqrt(1 + 1 / n)
    return [float(np.exp(np.median(logs) - reach)), float(np.exp(np.median(logs) + reach))]


def least_samples(percentile, over):
    n = over + 1
    while stats.binom.cdf(over, n, 1 - percentile) > 0.01:
        n += 1
    return n


launches = [np.round(random.normal(m, 1, n), 6).tolist() for m, n in ((10, 8), (12, 8), (11, 6))]
step = np.round(np.concatenate([random.normal(100, 0.5, 12), random.normal(92, 0.5, 9)]), 6).tolist()
pairs = [([100, 101, 99, 100.5, 99.5], [104, 107, 101, 105, 103.5]), ([10, 11, 12], [9, 9.5, 9.2, 9.9])]

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
    "normal": [[p, float(stats.norm.ppf(p))] for p in (1e-12, 0.001, 0.025, 0.2, 0.5, 0.9, 0.99999)],
    "normalCdf": [[z, float(stats.norm.cdf(z))] for z in (-8, -3, -1.5, -0.1, 0, 0.7, 2, 5)],
    "welch": [[a, b, welch(a, b)] for a, b in pairs],
    "twoLevel": [launches, two_level(launches)],
    "bca": [[v, bca(v)] for v in (samples["odd"], samples["hundred"])],
    "bcaVariance": [samples["odd"], bca_variance(samples["odd"])],
    "divergence": [samples["even"], samples["odd"], divergence(samples["even"], samples["odd"])],
    "paired": [[pairs[0][0], pairs[0][1], paired(*pairs[0])]],
    "prediction": [samples["even"], prediction(samples["even"])],
    "leastSamples": [[p, over, least_samples(p, over)] for p in (0.9, 0.95, 0.99) for over in (0, 1, 2)],
    "step": [step, 12, float(stats.ttest_ind(np.log(step[:12]), np.log(step[12:])).pvalue), float(np.exp(np.mean(np.log(step[12:])) - np.mean(np.log(step[:12]))))],
}, indent=1))
