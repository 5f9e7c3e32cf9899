#!/usr/bin/env python3
"""Solves a market folder with OR-Tools' SimpleMinCostFlow and prints one line of JSON.

usage: ortools_solve.py MARKET_DIR [fill-first]      (needs the PyPI packages ortools and numpy)

The model is the one that vocmatch solves: a root takes unplaced heads and gives unfilled openings.
"""
import csv
import json
import resource
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow


def main():
    folder, fill = sys.argv[1], "fill-first" in sys.argv[2:]
    supply = list(csv.DictReader(open(f"{folder}/supply.csv")))
    demand = list(csv.DictReader(open(f"{folder}/demand.csv")))
    n, m = len(supply), len(demand)
    heads = np.array([int(row["heads"]) for row in supply])
    openings = np.array([int(row["openings"]) for row in demand])
    places = {row["supply_id"]: place for place, row in enumerate(supply)}
    places.update({row["demand_id"]: n + place for place, row in enumerate(demand)})
    tails, ends, values = [], [], []
    with open(f"{folder}/pairs.csv") as file:
        for row in csv.reader(file):
            if row[0] in places:
                tails.append(places[row[0]])
                ends.append(places[row[1]])
                values.append(round(float(row[2]) * 1e6))
    tails, ends, values = np.array(tails), np.array(ends), np.array(values)
    weight = 2 * (min(n, m) + 1) * 1_000_000 + 1 if fill else 0
    root = n + m
    tail = np.concatenate([tails, np.arange(n), np.full(m, root)])
    head = np.concatenate([ends, np.full(n, root), np.arange(n, n + m)])
    cost = np.concatenate([-(values + weight), np.zeros(n + m, dtype=int)])
    room = np.concatenate([np.minimum(heads[tails], openings[ends - n]), heads, openings])

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, cost)
    flow.set_nodes_supplies(np.arange(root + 1), np.concatenate([heads, -openings, [openings.sum() - heads.sum()]]))
    status = flow.solve()
    seconds = time.process_time() - start
    if status != flow.OPTIMAL:
        sys.exit(f"not solved: {status}")
    flows = flow.flows(np.arange(len(tails)))
    print(json.dumps({
        "heads": int(flows.sum()),
        "value_millionths": int((flows * values).sum()),
        "cpu_seconds": round(seconds, 6),
        "solve_mb": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }))


main()
