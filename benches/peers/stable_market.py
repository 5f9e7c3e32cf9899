#!/usr/bin/env python3
"""Writes a synthetic market folder in which both sides choose: supply.csv, demand.csv, pairs.csv (needs numpy).

usage: stable_market.py OUT_DIR [--seed 1] [--supply 5000] [--demand 500] [--choices 15] [--heads 1]
                        [--tightness 1.0] [--common 0.5]

Each supply node lists `--choices` openings, the popular ones more often. Scores mix what all agree on (weight
`--common`) with a taste of one's own; they are whole millionths and differ within each list. With `--heads 1`
each supply node is one person; with more, heads have a heavy tail up to that many. Openings, heavy-tailed too,
sum to `--tightness` times the heads.
"""
import argparse
import os

import numpy as np


def distinct(scores, groups):
    """Whole millionths, those that tie within a group moved apart."""
    whole = np.round(scores * 1e6).astype(np.int64)
    while True:
        order = np.lexsort((whole, groups))
        tied = (np.diff(whole[order]) == 0) & (np.diff(groups[order]) == 0)
        if not tied.any():
            return whole
        whole[order[1:][tied]] += 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--supply", type=int, default=5000)
    parser.add_argument("--demand", type=int, default=500)
    parser.add_argument("--choices", type=int, default=15)
    parser.add_argument("--heads", type=int, default=1)
    parser.add_argument("--tightness", type=float, default=1.0)
    parser.add_argument("--common", type=float, default=0.5)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    n, m = options.supply, options.demand
    heads = np.minimum(1 + np.floor(random.pareto(1.1, n) * 8), options.heads).astype(np.int64)
    sizes = 1 + random.pareto(1.5, m)
    openings = np.maximum(1, np.floor(sizes / sizes.sum() * heads.sum() * options.tightness)).astype(np.int64)
    renown, merit = random.random(m), random.random(n)
    weights = sizes * (0.2 + renown)
    i = np.repeat(np.arange(n), min(options.choices, m))
    # The first of a random order drawn with weights, without putting any back.
    j = np.concatenate([
        np.sort(np.argpartition(random.exponential(size=(len(some), m)) / weights, min(options.choices, m) - 1,
                                axis=1)[:, :options.choices], axis=1).ravel()
        for some in np.array_split(np.arange(n), max(1, n * m // 10_000_000))
    ])
    own = 1 - options.common
    graduate = distinct(options.common * renown[j] + own * random.random(len(i)), i)
    employer = distinct(options.common * merit[i] + own * random.random(len(i)), j)
    os.makedirs(options.out, exist_ok=True)
    with open(f"{options.out}/supply.csv", "w") as file:
        file.write("supply_id,heads\n")
        file.writelines(f"s{a:07d},{count}\n" for a, count in enumerate(heads))
    with open(f"{options.out}/demand.csv", "w") as file:
        file.write("demand_id,openings\n")
        file.writelines(f"d{b:07d},{count}\n" for b, count in enumerate(openings))
    with open(f"{options.out}/pairs.csv", "w") as file:
        file.write("supply_id,demand_id,graduate_score,employer_score\n")
        rows = zip(i.tolist(), j.tolist(), graduate.tolist(), employer.tolist())
        file.writelines(f"s{a:07d},d{b:07d},{g},{e}\n" for a, b, g, e in rows)


main()
