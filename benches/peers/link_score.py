#!/usr/bin/env python3
"""Scores the links that the `link` example or a peer prints.

usage: link_score.py QUERIES LINKS [--negatives NEG NEG_LINKS] [--half dev|test|all] [--json]

QUERIES: `text<TAB>gold ids joined by |<TAB>kind`. LINKS: query, rank, id, label and confidence, by tabs; a query
without a candidate has no line. NEG: a name a line that matches nothing.

- acc@1, acc@5, MRR: where the first right concept stands among the distinct concepts of a query; none counts 0.
- false accepts: the cut is the largest confidence that at least 95% of the right first links reach; the share of
  the negatives whose first link reaches it too.
- ECE: first links (right or not) and those of negatives (never right) in ten bins of equal width by confidence; the
  mean distance of a bin's confidence from its share of right ones, weighted by links.
- half: `dev` are queries whose first gold id has an MD5 that begins with a bit 0, and each second negative from the
  first; `test` the others.
"""
import argparse
import hashlib
import json
import sys
from collections import defaultdict


def half_of_gold(gold):
    return "test" if hashlib.md5(gold.split("|")[0].encode()).digest()[0] & 0x80 else "dev"


def half_of_row(row):
    return "test" if row % 2 else "dev"


def read_queries(path, half="all"):
    """Text, gold ids and kind of each query of a half."""
    with open(path, encoding="utf-8") as file:
        parts = [line.rstrip("\n").split("\t") for line in file]
    return [(text, gold.split("|"), kind) for text, gold, kind in parts if half in ("all", half_of_gold(gold))]


def read_negatives(path, half="all"):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for row, line in enumerate(file) if half in ("all", half_of_row(row))]


def read_links(path):
    """By query: the distinct concepts in the order of their ranks, each with its confidence."""
    links = defaultdict(list)
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            parts = line.rstrip("\n").split("\t")
            if len(parts) != 5:
                sys.exit(f"{path}, line {number}: {len(parts)} columns, not five")
            links[parts[0]].append((int(parts[1]), parts[2], float(parts[4])))
    distinct = {}
    for query, found in links.items():
        first = {}
        for _, concept, confidence in sorted(found):
            first.setdefault(concept, confidence)
        distinct[query] = list(first.items())
    return distinct


def calibration_error(outcomes):
    bins = defaultdict(list)
    for confidence, right in outcomes:
        bins[min(int(10 * confidence), 9)].append((confidence, right))
    off = (abs(sum(confidence - right for confidence, right in found)) for _, found in sorted(bins.items()))
    return sum(off) / max(1, len(outcomes))


def score(queries, links, negatives=(), negative_links=None):
    """The measures by name; `kinds` holds acc@1 and the number of queries by kind."""
    places, firsts, kinds = [], [], defaultdict(list)
    for text, gold, kind in queries:
        found = links.get(text, [])
        place = next((at for at, (concept, _) in enumerate(found, 1) if concept in gold), None)
        places.append(place)
        kinds[kind].append(place == 1)
        if found:
            firsts.append((found[0][1], place == 1))
    count = max(1, len(places))
    result = {
        "queries": len(places),
        "acc1": sum(place == 1 for place in places) / count,
        "acc5": sum(place is not None and place <= 5 for place in places) / count,
        "mrr": sum(1 / place for place in places if place) / count,
        "kinds": {kind: [sum(right) / len(right), len(right)] for kind, right in sorted(kinds.items())},
    }
    outcomes = list(firsts)
    if negative_links is not None:
        best = [negative_links[text][0][1] if text in negative_links else 0.0 for text in negatives]
        right = sorted(confidence for confidence, right in firsts if right)
        if right and best:
            cut = right[len(right) // 20]
            result.update(cut=cut, false_accepts=sum(confidence >= cut for confidence in best) / len(best))
        outcomes += [(confidence, False) for confidence in best if confidence > 0]
    result["ece"] = calibration_error(outcomes)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("queries")
    parser.add_argument("links")
    parser.add_argument("--negatives", nargs=2, metavar=("NEG", "NEG_LINKS"))
    parser.add_argument("--half", choices=["dev", "test", "all"], default="all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    names = others = None
    if options.negatives:
        names, others = read_negatives(options.negatives[0], options.half), read_links(options.negatives[1])
    result = score(read_queries(options.queries, options.half), read_links(options.links), names, others)
    if options.json:
        print(json.dumps(result))
        return
    print(f"{result['queries']} queries: acc@1 {result['acc1']:.4f}, acc@5 {result['acc5']:.4f}, MRR {result['mrr']:.4f}")
    for kind, (share, count) in result["kinds"].items():
        print(f"  {kind}: acc@1 {share:.4f} of {count}")
    if "cut" in result:
        print(f"false accepts {result['false_accepts']:.4f} at {result['cut']:.3f}, which keeps 95% of right links")
    print(f"ECE {result['ece']:.4f}")


if __name__ == "__main__":
    main()
