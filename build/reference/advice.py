"""The preset `enterprise` and two others recomputed with numpy-financial, from their inputs alone.

Usage: python3 -m venv V && V/bin/pip install numpy-financial && V/bin/python build/reference/advice.py > fixtures/advice/reference.json

Written from docs/advice.md, not from core/advice: flows are listed month by month and handed to npv, pmt and fv.
"""
import json
import math

import numpy as np
import numpy_financial as nf

WEEKS = 365.25 / 12 / 7

cases = {
    "enterprise": {
        "terms": "on-demand",
        "values": {
            "hoursPerWeek": 100, "horizonMonths": 48, "discountPerYear": 0.08, "purchaseUsd": 38200, "residualShare": 0.25,
            "financedShare": 0.5, "financeRatePerYear": 0.07, "financeMonths": 36, "powerWatts": 450, "idleWatts": 150,
            "idleHoursPerWeek": 68, "electricityUsdPerKwh": 0.1047, "pue": 1.5, "upkeepUsdPerYear": 600,
            "failureSharePerYear": 0.02, "adminHoursPerMonth": 2, "adminUsdPerHour": 75, "cloudUsdPerHour": 3.29,
            "storageGB": 2000, "storageUsdPerGBMonth": 0.2,
        },
    },
    "falling prices, dear credit": {
        "terms": "on-demand",
        "values": {
            "hoursPerWeek": 80, "horizonMonths": 60, "discountPerYear": 0.05, "purchaseUsd": 9000, "residualShare": 0.1,
            "financedShare": 1, "financeRatePerYear": 0.12, "financeMonths": 24, "powerWatts": 700, "electricityUsdPerKwh": 0.3,
            "electricityTrendPerYear": 0.04, "cloudUsdPerHour": 1.5, "priceTrendPerYear": -0.15, "speedRatio": 1.25,
        },
    },
    "spot": {
        "terms": "spot",
        "values": {
            "hoursPerWeek": 60, "horizonMonths": 60, "discountPerYear": 0, "purchaseUsd": 2107, "residualShare": 0.1,
            "powerWatts": 450, "electricityUsdPerKwh": 0.273, "cloudUsdPerHour": 1.258, "spotUsdPerHour": 0.5747,
            "interruptionRate": 0.05, "checkpointMinutes": 20, "checkpointWriteMinutes": 0.5, "restartMinutes": 5, "speedRatio": 0.75,
        },
    },
}


def solve(terms, v):
    get = lambda key: v.get(key, 0)
    n = v["horizonMonths"]
    months = np.arange(1, n + 1)
    hours = v["hoursPerWeek"] * WEEKS
    kwh = (v["powerWatts"] * v["hoursPerWeek"] + get("idleWatts") * get("idleHoursPerWeek")) / 1000 * WEEKS * v.get("pue", 1)
    running = kwh * v["electricityUsdPerKwh"] * (1 + get("electricityTrendPerYear")) ** ((months - 1) / 12)
    running = running + get("upkeepUsdPerYear") / 12 + get("failureSharePerYear") * v["purchaseUsd"] / 12 + get("adminHoursPerMonth") * get("adminUsdPerHour")
    rent = v["cloudUsdPerHour"]
    stretch = 1
    if terms == "spot":
        rate, work = -math.log(1 - v["interruptionRate"]), v["checkpointMinutes"] / 60
        stretch = math.exp(rate * v["restartMinutes"] / 60) * (math.exp(rate * (work + v["checkpointWriteMinutes"] / 60)) - 1) / (rate * work)
        rent = v["spotUsdPerHour"]
    cloud = hours / v.get("speedRatio", 1) * stretch * rent * (1 + get("priceTrendPerYear")) ** ((months - 1) / 12) + get("storageGB") * get("storageUsdPerGBMonth")

    credit = v["purchaseUsd"] * get("financedShare")
    term = v.get("financeMonths", 36)
    i = get("financeRatePerYear") / 12
    payment = float(-nf.pmt(i, term, credit)) if credit else 0.0
    paid = np.where(months <= term, payment, 0)

    monthly = (1 + v["discountPerYear"]) ** (1 / 12) - 1
    flows = np.concatenate([[-(v["purchaseUsd"] - credit)], cloud - running - paid])
    residual = v["purchaseUsd"] * v["residualShare"]
    flows[-1] += residual
    value = float(nf.npv(monthly, flows))

    ahead = []
    for m in range(0, n + 1):
        upto = flows[: m + 1].copy()
        if m == n:
            upto[-1] -= residual
        owed = 0 if m >= term or credit == 0 else float(-nf.fv(i, m, -payment, credit))
        ahead.append(float(nf.npv(monthly, upto)) - owed / (1 + monthly) ** m + residual / (1 + monthly) ** n)
    month = None
    if ahead[-1] >= 0:
        last = max(m for m in range(n + 1) if ahead[m] < 0)
        month = last - ahead[last] / (ahead[last + 1] - ahead[last])
    return {"npvUsd": value, "breakEvenMonths": month, "paymentUsd": payment, "cloudUsdInMonth13": float(cloud[12]), "ownUsdInMonth13": float(running[12]), "aheadUsd": ahead}


print(json.dumps({"numpy-financial": nf.__version__, "cases": {name: {**case, "answer": solve(case["terms"], case["values"])} for name, case in cases.items()}}, indent=1))
