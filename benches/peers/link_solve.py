#!/usr/bin/env python3
"""Links queries to labels with a peer, in the five columns of the `link` example.

usage: link_solve.py PEER LABELS.tsv QUERIES.tsv [--top 5] [--out FILE] [--tf sublinear|plain]

Labels are `id<TAB>text`, an id may have several; of queries the first column is read. Text is NFKC and in lower
case. A concept appears once a query, under its best label. Peers:

- ratio, wratio, jaro_winkler: rapidfuzz' `process.cdist` of all pairs, one worker.
- tfidf_topn, tfidf_scipy: scikit-learn's `TfidfVectorizer` and the cosine, by `sparse_dot_topn` or by scipy's
  product. Runs of three characters within words; of one and two characters where most letters of the labels are Han.
- bm25: words (runs of one and two characters where Han), Lucene's weights, k1 1.2 and b 0.75, product by
  `sparse_dot_topn`. The confidence is the score by that of a label that is the query itself, at most 1; a word that
  no label has counts there as the rarest.

`sparse_dot_topn` keeps a number of labels a query: as many as asked for times the most labels of a concept, at most
WIDEST times. On stderr one line of JSON: CPU seconds from texts in memory to an index, and from queries in memory to
their links, without reading and writing; the memory of the process at its peak, and after the imports.
"""
import argparse
import json
import os
import resource
import sys
import time
import unicodedata

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

WIDEST = 8
CHUNK = 1 << 24  # cells of a dense block


def peak_mb():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def fold(text):
    return unicodedata.normalize("NFKC", text).lower().strip()


def mostly_han(texts):
    letters = sum(c.isalpha() for text in texts for c in text)
    return 2 * sum("\u3400" <= c <= "\u9fff" for text in texts for c in text) > letters


class Concepts:
    """Labels in the order of their ids: where the labels of each concept begin, and how to name a hit."""

    def __init__(self, labels):
        self.labels = sorted(labels, key=lambda label: label[0])
        ids = [concept for concept, _ in self.labels]
        self.starts = np.array([row for row, concept in enumerate(ids) if row == 0 or ids[row - 1] != concept])
        self.ends = np.append(self.starts[1:], len(ids))
        self.most = int((self.ends - self.starts).max())
        self.texts = [fold(text) for _, text in self.labels]

    def best(self, rows, values, top):
        """The first `top` concepts of labels that are given best first."""
        found = {}
        for row, value in zip(rows, values):
            concept = self.labels[row][0]
            if concept not in found:
                found[concept] = (concept, self.labels[row][1], float(value))
                if len(found) == top:
                    break
        return list(found.values())

    def best_dense(self, values, top):
        """The same from a value for each label."""
        best = np.maximum.reduceat(values, self.starts)
        at = np.argpartition(-best, top)[:top] if top < len(best) else np.arange(len(best))
        at = at[np.lexsort((at, -best[at]))]
        rows = [self.starts[one] + np.argmax(values[self.starts[one]:self.ends[one]]) for one in at]
        return self.best(rows, values[rows], top)


class Rapidfuzz:
    def __init__(self, concepts, peer, _options):
        from rapidfuzz import distance, fuzz, process

        self.concepts, self.process = concepts, process
        self.scorer, self.most = {
            "ratio": (fuzz.ratio, 100),
            "wratio": (fuzz.WRatio, 100),
            "jaro_winkler": (distance.JaroWinkler.similarity, 1),
        }[peer]

    def link(self, queries, top):
        texts, links = self.concepts.texts, []
        step = max(1, CHUNK // len(texts))
        for start in range(0, len(queries), step):
            block = self.process.cdist(
                queries[start:start + step], texts, scorer=self.scorer, dtype=np.float32, workers=1)
            links += [self.concepts.best_dense(values, top) for values in block / self.most]
        return links


class Sparse:
    """Queries and labels as sparse rows whose products are the scores."""

    def __init__(self, concepts, product):
        self.concepts, self.product = concepts, product

    def link_rows(self, rows, top):
        wanted = top * min(self.concepts.most, WIDEST)
        if self.product == "topn":
            from sparse_dot_topn import sp_matmul_topn

            found = sp_matmul_topn(rows, self.columns, top_n=wanted, threshold=0.0, sort=True, n_threads=1)
            spans = zip(found.indptr[:-1], found.indptr[1:])
            return [self.concepts.best(found.indices[a:b], found.data[a:b], top) for a, b in spans]
        links = []
        for start in range(0, rows.shape[0], 256):
            found = (rows[start:start + 256] @ self.columns).tocsr()
            for a, b in zip(found.indptr[:-1], found.indptr[1:]):
                values, labels = found.data[a:b], found.indices[a:b]
                if len(values) > wanted:
                    kept = np.argpartition(-values, wanted)[:wanted]
                    values, labels = values[kept], labels[kept]
                order = np.lexsort((labels, -values))
                links.append(self.concepts.best(labels[order], values[order], top))
        return links


class Tfidf(Sparse):
    def __init__(self, concepts, peer, options):
        from sklearn.feature_extraction.text import TfidfVectorizer

        super().__init__(concepts, peer.removeprefix("tfidf_"))
        analyzer, span = ("char", (1, 2)) if mostly_han(concepts.texts) else ("char_wb", (3, 3))
        self.vectorizer = TfidfVectorizer(
            analyzer=analyzer, ngram_range=span, lowercase=False, sublinear_tf=options.tf == "sublinear",
            dtype=np.float32)
        self.columns = self.vectorizer.fit_transform(concepts.texts).T.tocsr()

    def link(self, queries, top):
        return self.link_rows(self.vectorizer.transform(queries), top)


class Bm25(Sparse):
    K1, B = 1.2, 0.75

    def __init__(self, concepts, _peer, _options):
        from sklearn.feature_extraction.text import CountVectorizer

        super().__init__(concepts, "topn")
        form = {"analyzer": "char", "ngram_range": (1, 2)} if mostly_han(concepts.texts) else {
            "token_pattern": r"\w+"}
        self.vectorizer = CountVectorizer(lowercase=False, dtype=np.float32, **form)
        counts = self.vectorizer.fit_transform(concepts.texts).tocsr()
        self.terms = self.vectorizer.build_analyzer()
        frequency = np.bincount(counts.indices, minlength=counts.shape[1])
        self.idf = np.log1p((counts.shape[0] - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        self.mean = lengths.mean()
        self.columns = self.weigh(counts, lengths).T.tocsr()

    def weigh(self, counts, lengths):
        norm = (self.K1 * (1 - self.B + self.B * lengths / self.mean)).astype(np.float32)
        weights = counts.copy()
        saturated = counts.data * (self.K1 + 1) / (counts.data + np.repeat(norm, np.diff(counts.indptr)))
        weights.data = saturated * self.idf[counts.indices]
        return weights

    def link(self, queries, top):
        rows, lengths = self.vectorizer.transform(queries), np.array([len(self.terms(query)) for query in queries])
        known = np.asarray(rows.sum(axis=1)).ravel()
        unknown = (self.K1 + 1) / (1 + self.K1 * (1 - self.B + self.B * lengths / self.mean)) * self.idf.max()
        itself = np.asarray(rows.multiply(self.weigh(rows, lengths)).sum(axis=1)).ravel()
        itself = itself + (lengths - known) * unknown
        return [
            [(concept, label, min(1.0, value / bound)) for concept, label, value in found]
            for found, bound in zip(self.link_rows(rows, top), itself)
        ]


PEERS = {
    "ratio": Rapidfuzz, "wratio": Rapidfuzz, "jaro_winkler": Rapidfuzz, "tfidf_topn": Tfidf, "tfidf_scipy": Tfidf,
    "bm25": Bm25,
}


def read(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=sorted(PEERS))
    parser.add_argument("labels")
    parser.add_argument("queries")
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--out")
    parser.add_argument("--tf", choices=["sublinear", "plain"], default="sublinear")
    options = parser.parse_args()
    import rapidfuzz.process, sklearn.feature_extraction.text, sparse_dot_topn  # their time is not the peer's

    imports = peak_mb()
    labels = [(parts[0], parts[1]) for parts in read(options.labels)]
    queries = [parts[0] for parts in read(options.queries)]
    start = time.process_time()
    linker = PEERS[options.peer](Concepts(labels), options.peer, options)
    built = time.process_time()
    links = linker.link([fold(query) for query in queries], options.top)
    done = time.process_time()
    peak = peak_mb()
    with open(options.out or sys.stdout.fileno(), "w", encoding="utf-8", closefd=bool(options.out)) as file:
        for query, found in zip(queries, links):
            for rank, (concept, label, value) in enumerate(found, 1):
                file.write(f"{query}\t{rank}\t{concept}\t{label}\t{value:.6f}\n")
    print(json.dumps({
        "labels": len(labels), "queries": len(queries), "build_seconds": round(built - start, 6),
        "query_seconds": round(done - built, 6), "peak_mb": peak, "imports_mb": imports,
    }), file=sys.stderr)


main()
