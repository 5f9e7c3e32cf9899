#!/usr/bin/env python3
"""Runs this crate's `link` example and peers on the same labels and queries, interleaved, and prints a table.

usage: link_run.py --data DIR [--link BINARY] [--rounds 3] [--top 5] [--folder DIR] [--peers-only]

Seconds are medians over rounds of the CPU seconds that each program measures of itself: the index from texts in
memory, and the links of all queries, apart. The memory is that of the process at its peak; of a Python peer without
what its imports took. A ratio is the peer's time by this crate's. WRatio runs on the first queries only, and its
query time is scaled to all of them.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PEERS = {
    "1k": {"ratio": None, "jaro_winkler": None, "tfidf_topn": None},
    "14k": {"tfidf_topn": None, "tfidf_scipy": None, "bm25": None, "ratio": None, "wratio": 60},
    "100k": {"tfidf_topn": None, "bm25": None, "ratio": 600},
}
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "us": 1e-6}
TIME = re.compile(r"(\d[\d,_]*\.?\d*|\.\d+)\s*(s|ms|µs|us)\b")


def times(text):
    """The first two times of the line that begins with what was built, in seconds."""
    line = next((line for line in text.splitlines() if "built" in line.lower()), "")
    found = [float(number.replace(",", "").replace("_", "")) * UNITS[unit] for number, unit in TIME.findall(line)]
    return found[:2]


def call(command, given=None):
    """Standard error, and the peak of the process' memory in MB."""
    with open(given or os.devnull, "rb") as queries, tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(
            [str(part) for part in command], stdin=queries, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        text = errors.read().decode()
    if child.returncode:
        sys.exit(f"{command}: {text[-2000:]}")
    return text, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def own(binary, labels, queries, top):
    text, peak, cpu = call([binary, labels, "--top", top], queries)
    found = times(text)
    if len(found) < 2:
        sys.exit(f"{binary}: no times in {text!r}")
    # It tells wall time; while others use the machine, no more than the CPU seconds of the whole process counts.
    share = min(1.0, cpu / sum(found))
    return {"build": found[0] * share, "query": found[1] * share, "mb": peak}


def peer(name, labels, queries, top, first, folder):
    count = sum(1 for _ in open(queries, "rb"))
    if first and first < count:
        part = folder / f"{labels.name.split('.')[0]}.first{first}.txt"
        with open(queries, encoding="utf-8") as file:
            part.write_text("".join(line for _, line in zip(range(first), file)), encoding="utf-8")
        queries = part
    text, _, _ = call([
        sys.executable, HERE / "link_solve.py", name, labels, queries, "--top", top, "--out", folder / "links.tsv"])
    result = json.loads(text.strip().splitlines()[-1])
    scale = count / result["queries"]
    return {
        "build": result["build_seconds"], "query": result["query_seconds"] * scale,
        "mb": result["peak_mb"] - result["imports_mb"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--link", type=Path, default=TARGET / "release" / "examples" / "link")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=TARGET / "peers" / "link")
    parser.add_argument("--sizes", nargs="+", choices=sorted(PEERS), default=list(PEERS))
    parser.add_argument("--peers-only", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    call([sys.executable, HERE / "link_lists.py", options.data, options.folder])
    print("| labels | program | build s | query s | queries a second | MB | build ratio | query ratio | both |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in options.sizes:
        labels, queries = options.folder / f"{size}.labels.tsv", options.folder / f"{size}.queries.txt"
        count = sum(1 for _ in open(queries, "rb"))
        results = {} if options.peers_only else {"vocmatch": []}
        results.update({name: [] for name in PEERS[size]})
        for _ in range(options.rounds):
            for name, rounds in results.items():
                rounds.append(
                    own(options.link, labels, queries, options.top) if name == "vocmatch"
                    else peer(name, labels, queries, options.top, PEERS[size][name], options.folder))
        for name, rounds in results.items():
            build, query, mb = (statistics.median(one[key] for one in rounds) for key in ("build", "query", "mb"))
            ratios = ["", "", ""]
            if name != "vocmatch" and not options.peers_only:
                pairs = list(zip(rounds, results["vocmatch"]))
                cost = (lambda one: one["build"], lambda one: one["query"], lambda one: one["build"] + one["query"])
                ratios = [
                    f"{statistics.median(of(one) / max(of(ours), 1e-9) for one, ours in pairs):.2f}" for of in cost]
            part = PEERS[size].get(name)
            shown = f"{name} ({part} queries, scaled)" if part else name
            print(f"| {size} | {shown} | {build:.3f} | {query:.3f} | {count / query:.0f} | {mb:.0f} "
                  f"| {' | '.join(ratios)} |", flush=True)


main()
