#!/usr/bin/env python3
"""Spreads a balanced dense market with POT's sinkhorn_log and prints a line of JSON for each temperature.

usage: sinkhorn_solve.py MARKET_DIR TOLERANCE TEMPERATURE...      (needs the PyPI packages POT and numpy)

POT takes shares of all heads, and its entropy is of x alone: q = heads x openings / all openings only shifts the
scalings, so the plan is the same. It looks every 10 iterations whether the Euclidean norm of what the columns
miss is below stopThr. That norm is not ours, so a first, unmeasured run finds the first look at which the L1
error is at most the tolerance, by restarting from where it stood (warmstart), ten iterations at a time; then
one run with exactly that many iterations is measured. POT so pays for its own looks and for no others.
"""
import csv
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import ot

MOST = 20000


def error(plan, a, b):
    return max(np.abs(plan.sum(1) - a).sum(), np.abs(plan.sum(0) - b).sum())


def needed(a, b, cost, temperature, tolerance):
    """Iterations at POT's first look that finds the L1 error at most the tolerance."""
    start, done = None, 0
    while done < MOST:
        step = 11 if start is None else 10
        plan, log = ot.bregman.sinkhorn_log(a, b, cost, temperature, numItermax=step, stopThr=0, warn=False,
                                            log=True, warmstart=start)
        start, done = (log["log_u"], log["log_v"]), done + step
        if error(plan, a, b) <= tolerance:
            return done
    return None


def main():
    folder, tolerance = sys.argv[1], float(sys.argv[2])
    supply = list(csv.DictReader(open(f"{folder}/supply.csv")))
    demand = list(csv.DictReader(open(f"{folder}/demand.csv")))
    rows = {row["supply_id"]: place for place, row in enumerate(supply)}
    columns = {row["demand_id"]: place for place, row in enumerate(demand)}
    heads = np.array([float(row["heads"]) for row in supply])
    openings = np.array([float(row["openings"]) for row in demand])
    value = np.full((len(heads), len(openings)), np.nan)
    for row in csv.DictReader(open(f"{folder}/pairs.csv")):
        value[rows[row["supply_id"]], columns[row["demand_id"]]] = row["value"]
    assert heads.sum() == openings.sum() and not np.isnan(value).any(), "balanced and dense markets only"
    a, b, cost = heads / heads.sum(), openings / openings.sum(), -value
    for temperature in map(float, sys.argv[3:]):
        count = needed(a, b, cost, temperature, tolerance)
        start = time.process_time()
        plan = ot.bregman.sinkhorn_log(a, b, cost, temperature, numItermax=count or MOST, stopThr=0, warn=False)
        seconds = time.process_time() - start
        print(json.dumps({
            "temperature": temperature,
            "value": float((plan * value).sum() * heads.sum()),
            "cpu_seconds": round(seconds, 6),
            "rounds": count or MOST,
            "l1_error": float(error(plan, a, b)),
            "reached": count is not None,
        }), flush=True)


main()
