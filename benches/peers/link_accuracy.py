#!/usr/bin/env python3
"""Scores peers, and this crate's `link` example where given, on every set of some folders, and prints tables.

usage: link_accuracy.py SETS_DIR... [--half test] [--peers ratio ...] [--link BINARY] [--sets NAME ...] [--json FILE]

A set is NAME.labels.tsv and NAME.queries.tsv, with NAME.negatives.txt; without it, with the folder's neg_zh.txt or
neg_en.txt by the script of its labels. WRatio takes 400 queries and 200 negatives of a half, evenly spaced. A peer
`tfidf_topn:plain` counts runs as they are, `tfidf_topn` by 1 + ln of their number.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from link_score import read_links, read_negatives, read_queries, score

HERE = Path(__file__).resolve().parent
PEERS = ["ratio", "wratio", "jaro_winkler", "tfidf_topn", "bm25"]
AT_MOST = {"wratio": (400, 200)}


def is_han(path):
    text = path.read_text(encoding="utf-8")
    return sum("\u3400" <= c <= "\u9fff" for c in text) > sum(c.isascii() and c.isalpha() for c in text)


def negatives_of(labels, name):
    own = labels.parent / f"{name}.negatives.txt"
    if own.exists():
        return own
    return labels.parent / ("neg_zh.txt" if is_han(labels) else "neg_en.txt")


def spread(rows, most):
    """At most so many rows, evenly spaced."""
    count = min(most or len(rows), len(rows))
    return [rows[at * len(rows) // count] for at in range(count)]


def link(program, binary, labels, texts, folder):
    """The links of the texts by a program."""
    given, out = folder / "texts.txt", folder / "links.tsv"
    given.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    if program == "vocmatch":
        with open(given, "rb") as queries, open(out, "wb") as found:
            done = subprocess.run(
                [binary, labels, "--top", "5"], stdin=queries, stdout=found, stderr=subprocess.PIPE)
    else:
        peer, _, tf = program.partition(":")
        done = subprocess.run([
            sys.executable, HERE / "link_solve.py", peer, labels, given, "--out", out, "--tf", tf or "sublinear",
        ], stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{program}, {labels}: {done.stderr.decode()[-2000:]}")
    return read_links(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--half", choices=["dev", "test", "all"], default="test")
    parser.add_argument("--peers", nargs="*", default=PEERS)
    parser.add_argument("--sets", nargs="+")
    parser.add_argument("--link", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = []
    print("| set | program | queries | acc@1 | acc@5 | MRR | false accepts | ECE |")
    print("|---|---|---|---|---|---|---|---|")
    for labels in sorted(path for folder in options.folders for path in folder.glob("*.labels.tsv")):
        name = labels.name.removesuffix(".labels.tsv")
        if options.sets and name not in options.sets:
            continue
        queries = read_queries(labels.parent / f"{name}.queries.tsv", options.half)
        negatives = read_negatives(negatives_of(labels, name), options.half)
        for program in (["vocmatch"] if options.link else []) + options.peers:
            most, most_negatives = AT_MOST.get(program, (None, None))
            asked, others = spread(queries, most), spread(negatives, most_negatives)
            with tempfile.TemporaryDirectory() as folder:
                texts = [text for text, _, _ in asked] + others
                links = link(program, options.link, labels, texts, Path(folder))
            result = score(asked, links, others, links)
            results.append({"set": name, "program": program, "half": options.half, **result})
            print(f"| {name} | {program} | {result['queries']} | {result['acc1']:.3f} | {result['acc5']:.3f} "
                  f"| {result['mrr']:.3f} | {result.get('false_accepts', float('nan')):.3f} | {result['ece']:.3f} |",
                  flush=True)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


main()
