#!/usr/bin/env python3
"""Runs this crate's proportional spread and POT's sinkhorn_log on the same balanced dense markets, interleaved.

usage: run_proportional.py [--rounds 3] [--folder DIR] [--tolerance 1e-6] [--temperatures .1 .05 .02 .01] [--sparse]

CPU seconds of the solve alone; medians over rounds and of the ratios within a round. Both must reach an L1 error
of the margins, over all heads, of at most the tolerance, and the same value, or the run ends. With --sparse, also this crate alone on a
sparse market of 5000 x 2000 with 245k pairs, to 1e-9.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
MARKETS = {"500 x 400": (500, 400), "1000 x 1000": (1000, 1000)}


def call(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr}")
    return done.stdout


def lines(command):
    return [json.loads(line) for line in call(command).splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=TARGET / "peers")
    parser.add_argument("--tolerance", default="1e-6")
    parser.add_argument("--temperatures", nargs="+", default=["0.1", "0.05", "0.02", "0.01"])
    parser.add_argument("--sparse", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    call(["cargo", "build", "--release", "--manifest-path", ROOT / "Cargo.toml", "-p", "vocmatch-benches", "--bin", "proportional_ours"])
    ours = TARGET / "release" / "proportional_ours"
    print("| market | temperature | vocmatch s | passes | L1 error | POT s | iterations | L1 error | ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (supply, demand) in MARKETS.items():
        market = options.folder / f"dense_{supply}_{demand}"
        if not (market / "pairs.csv").exists():
            call([sys.executable, HERE / "dense_market.py", market, "--supply", supply, "--demand", demand])
        arguments = [market, options.tolerance, *options.temperatures]
        rounds = [(lines([ours, *arguments]), lines([sys.executable, HERE / "sinkhorn_solve.py", *arguments]))
                  for _ in range(options.rounds)]
        for place, temperature in enumerate(options.temperatures):
            report(name, temperature, [(mine[place], theirs[place]) for mine, theirs in rounds], options)
    if options.sparse:
        market = options.folder / "5k_x_2k"
        if not (market / "pairs.csv").exists():
            call([sys.executable, HERE / "market.py", market, "--supply", "5000", "--demand", "2000", "--degree", "70"])
        print("\n| temperature | s | passes | residual | heads | rounding s |\n|---|---|---|---|---|---|")
        for line in lines([ours, market, "1e-9", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002"]):
            assert line["clean"], line
            print(f"| {line['temperature']} | {line['cpu_seconds']:.3f} | {line['rounds']} | {line['residual']:.0e} "
                  f"| {line['heads']:.0f} | {line['rounding_seconds']:.3f} |")


def report(name, temperature, rounds, options):
    for mine, theirs in rounds:
        if not mine["clean"] or mine["l1_error"] > float(options.tolerance):
            sys.exit(f"{name}, {temperature}: {mine}")
        if theirs["reached"] and abs(mine["value"] / theirs["value"] - 1) > float(options.tolerance):
            sys.exit(f"{name}, {temperature}: values differ: {mine} {theirs}")
    median = lambda side, field: statistics.median(pair[side][field] for pair in rounds)
    ratio = statistics.median(theirs["cpu_seconds"] / mine["cpu_seconds"] for mine, theirs in rounds)
    more = "" if rounds[0][1]["reached"] else "more than "
    print(f"| {name} | {temperature} | {median(0, 'cpu_seconds'):.4f} | {rounds[0][0]['rounds']} "
          f"| {median(0, 'l1_error'):.0e} | {median(1, 'cpu_seconds'):.2f} | {more}{rounds[0][1]['rounds']} "
          f"| {median(1, 'l1_error'):.0e} | {more}{ratio:.0f} |", flush=True)


main()
