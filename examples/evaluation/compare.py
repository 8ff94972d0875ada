"""Compares two systems poem by poem: python3 compare.py A.jsonl B.jsonl

Each file holds the scores of one system (verse check --score --output-format jsonl). Poems of one file name answer one prompt.
Prints the mean difference A - B, and a 95 % interval by bootstrap over the prompts.
"""

import json
import random
import sys
from pathlib import PurePath

RESAMPLES = 10_000


def scores(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {PurePath(row["path"]).name: row["score"] for row in rows if row["score"] is not None}


first, second = (scores(path) for path in sys.argv[1:3])
both = sorted(first.keys() & second.keys())
differences = [first[name] - second[name] for name in both]
chance = random.Random(1)
means = sorted(sum(chance.choices(differences, k=len(both))) / len(both) for _ in range(RESAMPLES))
low, high = means[RESAMPLES // 40], means[-RESAMPLES // 40]
left_out = len(first.keys() ^ second.keys())
print(f"{len(both)} pairs, {left_out} left out: {sum(differences) / len(both):+.2f} [{low:+.2f}, {high:+.2f}]")
