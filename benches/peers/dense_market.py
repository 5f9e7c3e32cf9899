#!/usr/bin/env python3
"""Writes a balanced dense market folder: every pair is a candidate, heads and openings sum alike (needs numpy).

usage: dense_market.py OUT_DIR [--seed 1] [--supply 500] [--demand 400]

Values lie in (0, 1]: near places and like fields are worth more.
"""
import argparse
import os

import numpy as np


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--supply", type=int, default=500)
    parser.add_argument("--demand", type=int, default=400)
    options = parser.parse_args()
    random = np.random.default_rng(options.seed)
    n, m = options.supply, options.demand
    heads = random.integers(1, 100, n) * 10
    openings = random.multinomial(heads.sum() - m, np.full(m, 1 / m)) + 1
    places = [random.random((count, 2)) for count in (n, m)]
    fields = [random.random((count, 6)) for count in (n, m)]
    distance = lambda points: np.linalg.norm(points[0][:, None] - points[1][None], axis=2)
    value = np.exp(-distance(places)) * (0.3 + 0.7 * np.exp(-distance(fields)))
    os.makedirs(options.out, exist_ok=True)
    with open(f"{options.out}/supply.csv", "w") as file:
        file.write("supply_id,heads\n")
        file.writelines(f"s{i:07d},{count}\n" for i, count in enumerate(heads))
    with open(f"{options.out}/demand.csv", "w") as file:
        file.write("demand_id,openings\n")
        file.writelines(f"d{j:07d},{count}\n" for j, count in enumerate(openings))
    with open(f"{options.out}/pairs.csv", "w") as file:
        file.write("supply_id,demand_id,value\n")
        for i in range(n):
            file.writelines(f"s{i:07d},d{j:07d},{value[i, j]:.6f}\n" for j in range(m))


main()
