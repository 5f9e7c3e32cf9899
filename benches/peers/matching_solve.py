#!/usr/bin/env python3
"""Solves a market folder of single persons with PyPI's `matching` and prints one line of JSON.

usage: matching_solve.py MARKET_DIR [demand]      (needs the PyPI package matching)

Residents are the supply nodes, hospitals the demand nodes. The time is that of the solve alone, without reading
and without building the players and their lists. Building copies the players by recursion from one to the next,
so it is given a large stack.
"""
import csv
import json
import resource
import sys
import threading
import time
from collections import defaultdict

from matching.games import HospitalResident


def rows(path):
    with open(path) as file:
        yield from csv.DictReader(file)


def fingerprint(text):
    """FNV-1a of 64 bits."""
    state = 0xCBF29CE484222325
    for byte in text.encode():
        state = (state ^ byte) * 0x100000001B3 % 2**64
    return f"{state:016x}"


def main():
    folder = sys.argv[1]
    optimal = "hospital" if sys.argv[2:] == ["demand"] else "resident"
    capacity = {row["demand_id"]: int(row["openings"]) for row in rows(f"{folder}/demand.csv")}
    if any(row["heads"] != "1" for row in rows(f"{folder}/supply.csv")):
        sys.exit("residents are single persons: one head a supply node")
    resident, hospital = defaultdict(list), defaultdict(list)
    for row in rows(f"{folder}/pairs.csv"):
        a, b = row["supply_id"], row["demand_id"]
        resident[a].append((-int(row["graduate_score"]), b))
        hospital[b].append((-int(row["employer_score"]), a))
    names = lambda lists: {key: [name for _, name in sorted(pairs)] for key, pairs in lists.items()}
    game = HospitalResident.create_from_dictionaries(
        names(resident), names(hospital), {name: capacity[name] for name in hospital})
    start = time.process_time()
    game.solve(optimal=optimal)
    seconds = time.process_time() - start
    pairs = sorted((str(person), str(post)) for post, people in game.matching.items() for person in people)
    text = "".join(f"{a},{b},1\n" for a, b in pairs)
    print(json.dumps({
        "heads": len(pairs),
        "flows": fingerprint(text),
        "cpu_seconds": round(seconds, 6),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }))


sys.setrecursionlimit(10**7)
threading.stack_size(1 << 30)
worker = threading.Thread(target=main)
worker.start()
worker.join()
