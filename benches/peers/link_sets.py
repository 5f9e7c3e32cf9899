#!/usr/bin/env python3
"""Writes evaluation sets of name linking from a folder of raw public tables.

usage: link_sets.py DIR OUT [--seed 20261126] [--queries 3000] [--negatives 750]

Six sets, each of three files: NAME.labels.tsv (`id<TAB>text`, an id may have several labels), NAME.queries.tsv
(`text<TAB>gold ids joined by |<TAB>kind`) and NAME.negatives.txt (names from other lists, that match nothing).

A text is held out with all its concepts, so no query stands among the labels, and the gold of a query is each
concept that has the text. Noise that lands on the words of another label is thrown away, and so is a negative whose
words include, or are included in, those of a label. Same folder and seed, same files.
"""
import argparse
import csv
import random
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

HAN = re.compile("[\u3400-\u9fff]")
ROUNDS = 40  # tries at a noisy query before a concept is left without one


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def clean(text):
    return " ".join(text.split())


def fold(text):
    return clean(unicodedata.normalize("NFKC", text).lower())


def words(text):
    """The words of a folded text; the runs of two characters of a Chinese one."""
    text = fold(text)
    if HAN.search(text):
        kept = "".join(c for c in text if c.isalnum())
        return frozenset(kept[i:i + 2] for i in range(max(1, len(kept) - 1)))
    return frozenset(re.findall(r"\w+", text))


def split(names, candidates, rng, share=0.5):
    """Labels and held-out queries: `names` are always labels, of the texts of `candidates` a share is held out.

    Both are lists of (id, text, kind).
    """
    taken = {fold(text) for _, text, _ in names}
    owners, first = defaultdict(set), {}
    for concept, text, kind in candidates:
        key = fold(text)
        if key and key not in taken:
            owners[key].add(concept)
            first.setdefault(key, (clean(text), kind))
    keys = sorted(owners)
    rng.shuffle(keys)
    held, kept = keys[:int(len(keys) * share)], keys[int(len(keys) * share):]
    labels = {(concept, clean(text)) for concept, text, _ in names}
    labels |= {(concept, first[key][0]) for key in kept for concept in owners[key]}
    return sorted(labels), [(first[key][0], sorted(owners[key]), first[key][1]) for key in held]


def noisy(names, kinds, rng, count):
    """All names as labels, and queries that each come from one name by one kind of noise."""
    labels = sorted({(concept, clean(text)) for concept, text, _ in names})
    owners, by_words, shown = defaultdict(set), defaultdict(set), {}
    for concept, text in labels:
        owners[fold(text)].add(concept)
        by_words[words(text)].add(fold(text))
        shown.setdefault(fold(text), text)
    texts = sorted(owners)
    letters = sorted({c for text in texts for c in text if HAN.match(c)})
    queries, seen = [], set()
    for _ in range(ROUNDS):
        rng.shuffle(texts)
        for text in texts:
            if len(queries) == count:
                return labels, queries
            kind = sorted(kinds)[rng.randrange(len(kinds))]
            found = kinds[kind](shown[text], rng, letters)
            if not found or fold(found) in seen or fold(found) in owners or by_words[words(found)] - {text}:
                continue
            seen.add(fold(found))
            queries.append((clean(found), sorted(owners[text]), kind))
    return labels, queries


# English noise

SMALL = {"general", "other"}


def en_drop(text, rng, _):
    parts = text.split()
    if len(parts) < 3:
        return None
    parts.pop(rng.randrange(len(parts)))
    return " ".join(parts)


def en_swap(text, rng, _):
    parts = text.split()
    if len(parts) < 3:
        return None
    at = rng.randrange(len(parts) - 1)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return " ".join(parts)


def en_rotate(text, _rng, _):
    head, comma, tail = text.partition(", ")
    return f"{tail} {head}" if comma else None


def en_plural(text, rng, _):
    parts = text.split()
    at = [i for i, part in enumerate(parts) if part.isalpha() and len(part) > 3 and part.lower() not in SMALL]
    if not at:
        return None
    at = at[rng.randrange(len(at))]
    parts[at] = parts[at][:-1] if parts[at].endswith("s") else parts[at] + "s"
    return " ".join(parts)


def en_short(text, rng, _):
    """A long word cut to its first letters, as people abbreviate."""
    parts = text.split()
    at = [i for i, part in enumerate(parts) if len(part) > 7]
    if len(parts) < 2 or not at:
        return None
    at = at[rng.randrange(len(at))]
    parts[at] = parts[at][:rng.randrange(4, 6)]
    return " ".join(parts)


def en_typo(text, rng, _):
    if len(text) < 6:
        return None
    at = rng.randrange(1, len(text) - 1)
    return [
        text[:at] + text[at + 1:],
        text[:at] + text[at + 1] + text[at] + text[at + 2:],
        text[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1:],
        text[:at] + text[at] + text[at:],
    ][rng.randrange(4)]


def en_typo2(text, rng, letters):
    once = en_typo(text, rng, letters)
    return once and en_typo(once, rng, letters)


# Chinese noise


def zh_other(text, rng, letters):
    if len(text) < 4:
        return None
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(letters) + text[at + 1:]


def zh_drop(text, rng, _):
    if len(text) < 4:
        return None
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1:]


def zh_swap(text, rng, _):
    if len(text) < 3:
        return None
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def zh_double(text, rng, _):
    at = rng.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def zh_blank(text, rng, _):
    if len(text) < 4:
        return None
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice([" ", "、", "·", "-", "　"]) + text[at:]


def zh_affix(text, rng, _):
    before, after = rng.choice([
        ("", "专业"), ("", "（中外合作办学）"), ("", "方向"), ("", "(师范类)"), ("高职", ""), ("", "2025级"), ("新版", ""),
        ("", "（五年一贯制）"), ("", "（校企合作）"), ("我校", "专业"),
    ])
    return before + text + after


def zh_two(text, rng, letters):
    once = zh_other(text, rng, letters)
    return once and rng.choice([zh_other, zh_drop, zh_swap])(once, rng, letters)


EN_NOISE = {
    "drop": en_drop, "swap": en_swap, "rotate": en_rotate, "plural": en_plural, "short": en_short, "typo1": en_typo,
    "typo2": en_typo2,
}
ZH_NOISE = {
    "other": zh_other, "drop": zh_drop, "swap": zh_swap, "double": zh_double, "blank": zh_blank, "affix": zh_affix,
    "two": zh_two,
}

# Sets: labels, queries, negatives


def aliased(path, kind="alias"):
    names, aliases = [], []
    for row in rows(path):
        names.append((row["uuid"], row["preferred_label"], "name"))
        aliases += [(row["uuid"], text, kind) for text in row["alt_labels"].split("|")]
    return names, aliases


def esco_skills(data, rng, _):
    return split(*aliased(data / "us/esco/skills_en.csv"), rng)


def esco_occupations(data, rng, _):
    return split(*aliased(data / "us/esco/occupations_en.csv"), rng)


def onet_titles(data, rng, _):
    names = [(row["onetsoc_code"], row["title"], "name") for row in rows(data / "us/onet/occupations.csv")]
    titles = []
    for row in rows(data / "us/onet/alternate_titles.csv"):
        titles.append((row["onetsoc_code"], row["alternate_title"], "title"))
        if row["short_title"] and row["short_title"] != "n/a":
            titles.append((row["onetsoc_code"], row["short_title"], "short"))
    return split(names, titles, rng)


def cip_majors(data, rng, count):
    names = [
        (row["cip2020_code"], row["title"], "name")
        for row in rows(data / "us/supply/cip2020.csv") if row["level"] == "6"
    ]
    return noisy(names, EN_NOISE, rng, count)


def csco_jobs(data, rng, _):
    names, others = [], []
    for row in rows(data / "cn/occupations_2022.csv"):
        names.append((row["code"], row["name"], "name"))
        others += [(row["code"], text, "alias") for text in re.split("[|；;、]", row["title_aliases"] or "")]
    others += [
        (row["occupation_code"], row["job_title"], "job") for row in rows(data / "cn/job_titles_to_occupation.csv")
    ]
    return split(names, others, rng)


def zh_majors(data, rng, count):
    names = [
        (f"{row['level']}:{row['major_code']}", row["major_name"], "name")
        for row in rows(data / "cn/vocational_majors.csv")
    ]
    names += [
        (f"undergraduate:{row['major_code']}", row["major_name"], "name")
        for row in rows(data / "cn/undergraduate_majors_2026.csv")
    ]
    return noisy(names, ZH_NOISE, rng, count)


def column(path, name):
    return sorted({clean(row[name]) for row in rows(path)} - {""})


def products(data):
    return column(data / "us/onet/technology_skills.csv", "example")


def schools(data):
    return column(data / "us/supply/institutions_ca.csv", "name")


def industries(data):
    return [re.sub(r"^(NAICS|Sector) [\d-]+ - ", "", text) for text in column(
        data / "us/demand/oews_industries.csv", "title")]


def zh_schools(data):
    return column(data / "cn/universities_2025.csv", "name")


def zh_places(data):
    return column(data / "cn/regions_geo.csv", "name")


def zh_industries(data):
    return column(data / "cn/industries_gbt4754_2017.csv", "name")


SETS = {
    "esco_skills": (esco_skills, [products, schools, industries]),
    "esco_occupations": (esco_occupations, [products, schools, industries]),
    "onet_titles": (onet_titles, [products, schools, industries]),
    "cip_majors": (cip_majors, [products, schools]),
    "csco_jobs": (csco_jobs, [zh_schools, zh_places, zh_industries]),
    "zh_majors": (zh_majors, [zh_schools, zh_places, zh_industries]),
}


def negatives(lists, labels, rng, count):
    """Texts of the lists in equal shares as far as they go, none of them near to a label by its words."""
    by_word, bags = defaultdict(set), []
    for _, text in labels:
        bag = words(text)
        for word in bag:
            by_word[word].add(len(bags))
        bags.append(bag)

    def near(text):
        bag = words(text)
        hits = set().union(*(by_word.get(word, ()) for word in bag))
        return any(bags[i] <= bag or bag <= bags[i] for i in hits)

    for texts in lists:
        rng.shuffle(texts)
    found, seen = [], set()
    while len(found) < count and any(lists):
        for texts in lists:
            while texts and len(found) < count:
                text = texts.pop()
                if fold(text) not in seen and not near(text):
                    seen.add(fold(text))
                    found.append(text)
                    break
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--queries", type=int, default=3000)
    parser.add_argument("--negatives", type=int, default=750)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, (make, lists) in SETS.items():
        rng = random.Random(f"{options.seed} {name}")
        labels, queries = make(options.data, rng, options.queries)
        queries = queries[:options.queries]
        others = negatives([read(options.data) for read in lists], labels, rng, options.negatives)
        for ending, lines in (
            ("labels.tsv", [f"{concept}\t{text}" for concept, text in labels]),
            ("queries.tsv", [f"{text}\t{'|'.join(gold)}\t{kind}" for text, gold, kind in queries]),
            ("negatives.txt", others),
        ):
            (options.out / f"{name}.{ending}").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{name}: {len(labels)} labels of {len({concept for concept, _ in labels})} concepts, "
              f"{len(queries)} queries, {len(others)} negatives")


if __name__ == "__main__":
    main()
