"""What the tests share: the forms' own examples, and the command line to hold the module against."""

import json
import os
import pathlib
import re
import subprocess
import sys

import pytest

FORMS = pathlib.Path(__file__).parents[2] / "forms"


@pytest.fixture(scope="session")
def examples():
    """The verse of the forms' examples, each with the form it is an example of."""
    found = []
    for form in sorted(FORMS.glob("*.toml")):
        texts = re.findall(r'^text = """\n(.*?)"""', form.read_text(encoding="utf-8"), re.S | re.M)
        found += [(form.stem, text) for text in texts if "\\" not in text]
    assert len(found) > 300
    return found


@pytest.fixture(scope="session")
def verse(tmp_path_factory):
    """Runs the command of this very module, and gives the objects it prints, one a line."""
    home = tmp_path_factory.mktemp("home")

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "versewright", "--isolated", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"HOME": str(home), "PATH": os.environ["PATH"]},
        )
        assert done.returncode in (0, 1), done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.fixture
def folder(tmp_path):
    """Writes texts as files whose order by name is that of the texts, and gives their folder."""

    def write(texts):
        for at, text in enumerate(texts):
            (tmp_path / f"{at:05}.txt").write_bytes(text.encode())
        return tmp_path

    return write


def poem_of(row):
    """The place among the texts of the file that a row speaks of."""
    return int(pathlib.PurePath(row["path"]).stem)
