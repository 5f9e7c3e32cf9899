#!/usr/bin/env python3
"""Runs this crate's kernel and its peers on the same markets, interleaved, and prints a table of ratios.

usage: run.py [--rounds 5] [--folder DIR] [--huge] [--skip SOLVER ...]

Each solver prints the CPU seconds of the solve alone (reading is apart) and its peak memory. The table shows
medians over rounds and the medians of the ratios within a round: of a peer, how many times this crate's seconds it
needs for any optimum and for the canonical one; of this crate's re-solves, how many times faster they are than its
own canonical solve from nothing. Results that disagree end the run. --huge adds 10 million pairs, on which LEMON
takes most of an hour a round.
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
MARKETS = {
    "5k x 2k": ["--supply", "5000", "--demand", "2000", "--degree", "70"],
    "5k x 2k, grid .05": ["--supply", "5000", "--demand", "2000", "--degree", "70", "--grid", "0.05"],
    "50k x 20k": ["--supply", "50000", "--demand", "20000", "--degree", "55"],
    "50k x 20k, grid .05": ["--supply", "50000", "--demand", "20000", "--degree", "55", "--grid", "0.05"],
}
HUGE = {"500k x 100k": ["--seed", "3", "--supply", "500000", "--demand", "100000", "--degree", "21"]}


RESOLVES = {
    "one_head_seconds": "one opening more",
    "one_graduate_seconds": "one head more",
    "few_heads_seconds": "0.1% of nodes changed",
    "prices_seconds": "all prices",
}


def call(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr}")
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=TARGET / "peers")
    parser.add_argument("--huge", action="store_true")
    parser.add_argument("--skip", nargs="*", default=[], choices=["LEMON", "OR-Tools"])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    lemon = options.folder / "lemon_solve"
    call(["g++", "-O3", "-o", lemon, HERE / "lemon_solve.cpp"])
    call(["cargo", "build", "--release", "--manifest-path", ROOT / "Cargo.toml", "-p", "vocmatch-benches", "--bin", "peer_ours"])
    solvers = {"vocmatch": [TARGET / "release" / "peer_ours"], "LEMON": [lemon]}
    solvers["OR-Tools"] = [sys.executable, HERE / "ortools_solve.py"]
    for solver in options.skip:
        del solvers[solver]
    print("| market | objective | solver | CPU s | solve MB | x any | x canonical | x own cold |")
    print("|---|---|---|---|---|---|---|---|")
    for name, arguments in {**MARKETS, **(HUGE if options.huge else {})}.items():
        market = options.folder / name.replace(" ", "_")
        if not (market / "pairs.csv").exists():
            call([sys.executable, HERE / "market.py", market, *arguments])
        for objective in ("best-value", "fill-first"):
            rounds = [
                {solver: json.loads(call([*command, market, objective])) for solver, command in solvers.items()}
                for _ in range(options.rounds)
            ]
            report(name, objective, rounds)


def report(name, objective, rounds):
    for results in rounds:
        values = {(result["value_millionths"], result["heads"] if objective == "fill-first" else 0)
                  for result in results.values()}
        if len(values) != 1:
            sys.exit(f"{name}, {objective}: results disagree: {results}")
    median = lambda solver, field: statistics.median(results[solver][field] for results in rounds)
    ratio = lambda solver, field: statistics.median(
        results[solver]["cpu_seconds"] / results["vocmatch"][field] for results in rounds)
    for solver in rounds[0]:
        memory = median(solver, "solve_mb")
        if solver == "vocmatch":
            print(f"| {name} | {objective} | vocmatch, any optimum | {median(solver, 'any_seconds'):.4f} | {memory:.1f} | 1 | | |")
            print(f"| {name} | {objective} | vocmatch, canonical | {median(solver, 'cpu_seconds'):.4f} | {memory:.1f} | | 1 | 1 |")
            for field, label in RESOLVES.items():
                faster = statistics.median(
                    results[solver]["cpu_seconds"] / results[solver][field] for results in rounds)
                print(f"| {name} | {objective} | vocmatch, {label} | {median(solver, field):.6f} | | | | {faster:.0f} |")
        else:
            print(f"| {name} | {objective} | {solver} | {median(solver, 'cpu_seconds'):.3f} | {memory:.1f} "
                  f"| {ratio(solver, 'any_seconds'):.1f} | {ratio(solver, 'cpu_seconds'):.1f} | |")
    sys.stdout.flush()


main()
