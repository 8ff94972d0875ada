"""The compiled half of versewright: signatures alone; the docstrings are in the module."""

import os
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypedDict, final, type_check_only

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
    "run",
    "say",
    "scan",
    "score",
    "suggest",
]

__version__: str

_Accent = Literal["any", "american", "british"]
_Level = Literal["error", "warning", "note"]

class VerseError(ValueError): ...
class UnknownForm(VerseError): ...
class InvalidMeter(VerseError): ...
class InvalidOption(VerseError): ...
class NoWord(VerseError): ...

@type_check_only
class _Pair(TypedDict):
    a: str
    b: str
    accent: _Accent
    kind: str
    level: int | None
    sort: str | None
    why: str

@final
class Table:
    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def rows(self) -> list[dict[str, Any]]: ...
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

def scan(
    texts: str | Iterable[str | None],
    form: str | os.PathLike[str] | None = None,
    meter: str | None = None,
    accent: _Accent | None = None,
    *,
    words: bool = True,
    threads: int | None = None,
) -> Table: ...
def check(
    texts: str | Iterable[str | None],
    form: str | os.PathLike[str] | None = None,
    meter: str | None = None,
    accent: _Accent | None = None,
    *,
    finished: bool = False,
    min_level: _Level = "warning",
    threads: int | None = None,
) -> Table: ...
def score(
    texts: str | Iterable[str | None],
    form: str | os.PathLike[str] | None = None,
    meter: str | None = None,
    accent: _Accent | None = None,
    *,
    finished: bool = False,
    threads: int | None = None,
) -> Table: ...
def suggest(text: str) -> Table: ...
def compare(a: str, b: str, accent: _Accent | None = None) -> _Pair: ...
def rhymes(
    word: str,
    limit: int = 40,
    *,
    kind: Sequence[str] | None = None,
    syllables: int | None = None,
    accent: _Accent | None = None,
) -> Table: ...
def say(words: str | Iterable[str]) -> Table: ...
def run(program: str | os.PathLike[str], arguments: Sequence[str]) -> int: ...
