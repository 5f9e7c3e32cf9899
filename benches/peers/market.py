#!/usr/bin/env python3
"""Writes a synthetic market folder: supply.csv, demand.csv, pairs.csv (needs numpy).

usage: market.py OUT_DIR [--seed 1] [--supply 5000] [--demand 2000] [--degree 50] [--grid 0.05]

Heads and openings have heavy tails; pairs are skewed towards popular openings and near places; values lie in
(0, 1], rounded to millionths, or to a coarse grid with many ties.
"""
import argparse
import os

import numpy as np


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--supply", type=int, default=5000)
    parser.add_argument("--demand", type=int, default=2000)
    parser.add_argument("--degree", type=int, default=50)
    parser.add_argument("--grid", type=float, default=0.0)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    n, m = options.supply, options.demand
    heads = np.minimum(1 + np.floor(random.pareto(1.3, n) * 8), 5000).astype(int)
    openings = np.minimum(1 + np.floor(random.pareto(1.1, m) * 8), 20000).astype(int)
    openings = np.maximum(1, np.floor(openings * (heads.sum() / openings.sum()) * 0.97)).astype(int)
    places = [random.random((count, 2)) for count in (n, m)]
    fields = [random.random((count, 6)) for count in (n, m)]
    popularity = np.cumsum(random.pareto(1.2, m) + 0.2)
    popularity /= popularity[-1]
    os.makedirs(options.out, exist_ok=True)
    with open(f"{options.out}/supply.csv", "w") as file:
        file.write("supply_id,heads\n")
        file.writelines(f"s{i:07d},{count}\n" for i, count in enumerate(heads))
    with open(f"{options.out}/demand.csv", "w") as file:
        file.write("demand_id,openings\n")
        file.writelines(f"d{j:07d},{count}\n" for j, count in enumerate(openings))
    with open(f"{options.out}/pairs.csv", "w") as file:
        file.write("supply_id,demand_id,value\n")
        for start in range(0, n, 10_000):
            some = np.arange(start, min(start + 10_000, n))
            degrees = np.clip(random.geometric(1 / options.degree, len(some)), 1, min(m, options.degree * 8))
            i = np.repeat(some, degrees)
            j = np.searchsorted(popularity, random.random(len(i)))
            key = np.unique(i * m + j)
            i, j = key // m, key % m
            fit = np.exp(-1.6 * np.linalg.norm(fields[0][i] - fields[1][j], axis=1))
            near = np.exp(-0.9 * np.linalg.norm(places[0][i] - places[1][j], axis=1))
            value = np.clip(fit * near * random.uniform(0.8, 1.0, len(i)), 1e-6, 1.0)
            if options.grid:
                value = np.maximum(options.grid, np.round(value / options.grid) * options.grid)
            rows = zip(i.tolist(), j.tolist(), np.minimum(value, 1.0).tolist())
            file.writelines(f"s{a:07d},d{b:07d},{v:.6f}\n" for a, b, v in rows)


main()
