#!/usr/bin/env python3
"""Writes lists of labels of three sizes, with queries, to time name linking; from a folder of raw public tables.

usage: link_lists.py DIR OUT [--queries 3000]

1k and 14k: ESCO's skills, the first thousand and all, by their preferred labels. 100k: distinct texts of preferred
and alternative labels of ESCO's skills and occupations and of O*NET's titles, in this order, until there are
100,000. Each text is a concept of its own. Queries are alternative labels of the skills that are among the labels,
those with the smallest MD5, held out of the 100k; each second one has a typing error.
"""
import argparse
import hashlib
import random
from pathlib import Path

from link_sets import clean, en_typo, fold, rows

SIZES = {"1k": 1_000, "14k": 14_000, "100k": 100_000}


def order(text):
    return hashlib.md5(fold(text).encode()).digest()


def distinct(texts, taken=()):
    seen = set(taken)
    for text in texts:
        key = fold(text)
        if key and key not in seen:
            seen.add(key)
            yield clean(text)


def alternatives(table):
    return [text for row in table for text in row["alt_labels"].split("|")]


def everything(data, skills):
    occupations = list(rows(data / "us/esco/occupations_en.csv"))
    for table in (skills, occupations):
        yield from (row["preferred_label"] for row in table)
        yield from alternatives(table)
    yield from (row["alternate_title"] for row in rows(data / "us/onet/alternate_titles.csv"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--queries", type=int, default=3000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    skills = list(rows(options.data / "us/esco/skills_en.csv"))
    for name, size in SIZES.items():
        own = skills[:size]
        preferred = list(distinct(row["preferred_label"] for row in own))
        held = sorted(distinct(alternatives(own), map(fold, preferred)), key=order)[:options.queries]
        labels = preferred
        if size > len(preferred) and size > len(skills) + 1_000:
            labels = list(distinct(everything(options.data, skills), map(fold, held)))
        labels = labels[:size]
        rng = random.Random(f"20261126 {name}")
        queries = [(row % 2 and en_typo(text, rng, None)) or text for row, text in enumerate(held)]
        (options.out / f"{name}.labels.tsv").write_text(
            "".join(f"L{row:06}\t{text}\n" for row, text in enumerate(labels)), encoding="utf-8")
        (options.out / f"{name}.queries.txt").write_text(
            "".join(f"{text}\n" for text in queries), encoding="utf-8")
        print(f"{name}: {len(labels)} labels, {len(queries)} queries")


main()
