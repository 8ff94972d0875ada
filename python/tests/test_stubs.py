"""The stubs say what the module has, and the docstrings name every column."""

import subprocess
import sys

import pytest
import versewright as vw


def test_the_stubs_agree_with_the_module():
    pytest.importorskip("mypy")
    done = subprocess.run([sys.executable, "-m", "mypy.stubtest", "versewright"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("function", "table"),
    [
        (vw.scan, vw.scan([])),
        (vw.check, vw.check([])),
        (vw.score, vw.score([])),
        (vw.rhymes, vw.rhymes("night", limit=1)),
        (vw.say, vw.say("night")),
        (vw.suggest, vw.suggest("")),
    ],
)
def test_the_docstring_of_a_function_names_every_column(function, table):
    names = [name for name in table.column_names if f"``{name}``" not in function.__doc__]
    # Three columns are named by the ending that tells them from the one before.
    assert set(names) <= {"syllables_max"}


def test_everything_public_has_a_docstring():
    for name in vw.__all__:
        if name != "__version__":
            assert getattr(vw, name).__doc__, name
