"""Syllables, meter and rhyme of English verse, and what a form asks of it, as Arrow tables.

    >>> import versewright as vw
    >>> lines = vw.scan("The ink is dry before I lift the pen,\\nI write your name and cross it out again.")
    >>> [line["meter"] for line in lines.rows()]
    ['iambic pentameter', 'iambic pentameter']

=================  ======================================================
``scan(texts)``    a row a line: counts, beats, feet, licenses, rhyme
``check(texts)``   a row a finding: where a poem departs from its form
``score(texts)``   a row a poem: how much of its form it keeps
``suggest(text)``  a row a form that a poem resembles
``compare(a, b)``  how two words or phrases rhyme
``rhymes(word)``   a row a word that rhymes
``say(words)``     a row a pronunciation
=================  ======================================================

These are the answers of the command ``verse``, which comes with the module. They depend on the version alone: no settings, forms or
lexicons are read from the disk, but for a form file that is named. The lock of the interpreter is released while poems are heard.
"""

from ._versewright import (
    InvalidMeter,
    InvalidOption,
    NoWord,
    Table,
    UnknownForm,
    VerseError,
    __version__,
    check,
    compare,
    rhymes,
    say,
    scan,
    score,
    suggest,
)

__all__ = [
    "InvalidMeter",
    "InvalidOption",
    "NoWord",
    "Table",
    "UnknownForm",
    "VerseError",
    "__version__",
    "check",
    "compare",
    "rhymes",
    "say",
    "scan",
    "score",
    "suggest",
]
