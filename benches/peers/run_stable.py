#!/usr/bin/env python3
"""Runs this crate's stable allocation and PyPI's `matching` on the same markets, and prints tables.

usage: run_stable.py [--rounds 3] [--folder DIR] [--skip-matching]

First single persons on 5k x 500 with both solvers, interleaved: both must find the same flow. Then this crate
alone on markets that double in size, single persons and groups of many. Times are medians over rounds of the CPU
seconds of the solve alone, for both from lists that are in order already; the time that this crate takes to rank
them from scores stands apart.
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
PEER = {"5k x 500": ["--supply", "5000", "--demand", "500"]}
GROWTH = {
    f"{supply / 1000:g}k x {demand}": ["--supply", str(supply), "--demand", str(demand)]
    for supply, demand in [(12_500, 500), (25_000, 1_000), (50_000, 2_000), (100_000, 4_000), (200_000, 8_000)]
}
GROUPS = {f"{name}, groups": [*arguments, "--heads", "100000"] for name, arguments in GROWTH.items()}


def call(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command}: {done.stderr[-2000:]}")
    return done.stdout


def market(folder, name, arguments):
    path = folder / ("stable_" + name.replace(" ", "_").replace(",", ""))
    if not (path / "pairs.csv").exists():
        call([sys.executable, HERE / "stable_market.py", path, *arguments])
    return path


def rounds(solvers, path, count):
    """The results of each round by solver."""
    results = [
        {solver: json.loads(call([*command, path, *extra])) for solver, (command, extra) in solvers.items()}
        for _ in range(count)
    ]
    if any(not result.get("clean", True) for round in results for result in round.values()):
        sys.exit(f"{path}: the auditor is not silent: {results}")
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=TARGET / "peers")
    parser.add_argument("--skip-matching", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    call(["cargo", "build", "--release", "--manifest-path", ROOT / "Cargo.toml", "-p", "vocmatch-benches", "--bin", "stable_ours"])
    ours = [TARGET / "release" / "stable_ours"]
    peer = [sys.executable, HERE / "matching_solve.py"]
    median = lambda results, solver, field: statistics.median(round[solver][field] for round in results)
    if not options.skip_matching:
        print("| market | best for | vocmatch CPU s | ranking | matching CPU s | ratio | with ranking | heads |")
        print("|---|---|---|---|---|---|---|---|")
        for name, arguments in PEER.items():
            path = market(options.folder, name, arguments)
            for side, extra in (("supply", []), ("demand", ["demand"])):
                results = rounds({"vocmatch": (ours, extra), "matching": (peer, extra)}, path, options.rounds)
                if any(round["vocmatch"]["flows"] != round["matching"]["flows"] for round in results):
                    sys.exit(f"{name}, {side}: results disagree: {results}")
                ratio = lambda ours: statistics.median(
                    round["matching"]["cpu_seconds"] / ours(round["vocmatch"]) for round in results)
                alone = ratio(lambda one: one["cpu_seconds"])
                ranked = ratio(lambda one: one["cpu_seconds"] + one["rank_seconds"])
                print(f"| {name} | {side} | {median(results, 'vocmatch', 'cpu_seconds'):.5f} "
                      f"| {median(results, 'vocmatch', 'rank_seconds'):.5f} "
                      f"| {median(results, 'matching', 'cpu_seconds'):.2f} | {alone:.0f} | {ranked:.0f} "
                      f"| {results[0]['vocmatch']['heads']} |", flush=True)
        print()
    print("| market | best for | CPU s | ranking | ns a pair, both | steps a pair | pairs | heads | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, arguments in {**GROWTH, **GROUPS}.items():
        path = market(options.folder, name, arguments)
        for side, extra in (("supply", []), ("demand", ["demand"])):
            results = rounds({"vocmatch": (ours, extra)}, path, options.rounds)
            seconds, ranking = (median(results, "vocmatch", field) for field in ("cpu_seconds", "rank_seconds"))
            first = results[0]["vocmatch"]
            each = (seconds + ranking) / first["pairs"] * 1e9
            print(f"| {name} | {side} | {seconds:.4f} | {ranking:.4f} | {each:.0f} "
                  f"| {first['steps'] / first['pairs']:.2f} | {first['pairs']} | {first['heads']} "
                  f"| {median(results, 'vocmatch', 'peak_mb'):.0f} |", flush=True)


main()
