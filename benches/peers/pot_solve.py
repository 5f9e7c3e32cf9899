#!/usr/bin/env python3
"""Solves a market folder with POT's exact solver (ot.emd) and prints one line of JSON.

usage: pot_solve.py MARKET_DIR      (needs the PyPI packages POT and numpy)

POT is dense and balanced: a column takes unplaced heads, a row gives unfilled openings, and pairs that are no
candidates are worth nothing, which is what staying out is worth. So it answers best-value only, and only for
markets whose matrix fits memory.
"""
import csv
import json
import resource
import sys
import time

import numpy as np
import ot


def main():
    folder = sys.argv[1]
    supply = list(csv.DictReader(open(f"{folder}/supply.csv")))
    demand = list(csv.DictReader(open(f"{folder}/demand.csv")))
    rows = {row["supply_id"]: place for place, row in enumerate(supply)}
    columns = {row["demand_id"]: place for place, row in enumerate(demand)}
    heads = np.array([float(row["heads"]) for row in supply])
    openings = np.array([float(row["openings"]) for row in demand])
    cost = np.zeros((len(heads) + 1, len(openings) + 1))
    for row in csv.DictReader(open(f"{folder}/pairs.csv")):
        cost[rows[row["supply_id"]], columns[row["demand_id"]]] = -round(float(row["value"]) * 1e6)
    start = time.process_time()
    plan = ot.emd(np.append(heads, openings.sum()), np.append(openings, heads.sum()), cost, numItermax=10**9)
    seconds = time.process_time() - start
    print(json.dumps({
        "value_millionths": int(round(-(plan * cost).sum())),
        "cpu_seconds": round(seconds, 6),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }))


main()
