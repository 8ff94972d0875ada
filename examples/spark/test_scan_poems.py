"""Poems go through Spark on two local workers, from Parquet to Parquet, and come out as the command line scans them."""

import json
import pathlib
import re
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

HERE = pathlib.Path(__file__).parent
FORMS = HERE.parents[1] / "forms"


@pytest.fixture(scope="module")
def poems():
    """The verse of the forms' examples."""
    texts = []
    for form in sorted(FORMS.glob("*.toml")):
        texts += re.findall(r'^text = """\n(.*?)"""', form.read_text(encoding="utf-8"), re.S | re.M)
    texts = [text for text in texts if "\\" not in text]
    assert len(texts) > 300
    return texts


def write(path, texts):
    """A Parquet file with a poem a row, in small row groups, so that both workers have some."""
    table = pa.table({"name": [f"{at:05}" for at in range(len(texts))], "text": pa.array(texts, pa.string())})
    pq.write_table(table, path, row_group_size=100)


def submit(tmp_path, *arguments):
    """Runs the job as its page says, on two local workers, and gives the rows it wrote."""
    conf = ["--master", "local[2]", "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.memory=1g"]
    conf += ["--conf", "spark.sql.files.maxPartitionBytes=64k", "--conf", f"spark.local.dir={tmp_path}"]
    submit = pathlib.Path(sys.executable).parent / "spark-submit"
    env = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    import os

    done = subprocess.run([submit, *conf, HERE / "scan_poems.py", *arguments], capture_output=True, text=True, env={**os.environ, **env}, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(pq.read_table(tmp_path / "lines.parquet").to_pylist(), key=lambda row: (row["name"], row["line"] or 0))


def test_the_lines_are_those_of_the_command(poems, tmp_path):
    write(tmp_path / "poems.parquet", poems)
    rows = submit(tmp_path, "poems.parquet", "lines.parquet")
    (tmp_path / "poems").mkdir()
    for at, text in enumerate(poems):
        (tmp_path / "poems" / f"{at:05}.txt").write_bytes(text.encode())
    verse = pathlib.Path(sys.executable).parent / "verse"
    done = subprocess.run([verse, "--isolated", "scan", "--output-format", "jsonl", "poems"], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(printed) > 3000
    for row, line in zip(rows, printed):
        assert row.pop("error") is None
        assert row.pop("name") == pathlib.PurePath(line.pop("path")).stem
        assert row == {"stanza_scheme": None, "poem_measure": None, **line}


def test_one_bad_poem_is_a_row_and_fails_no_job(poems, tmp_path):
    write(tmp_path / "poems.parquet", [poems[0], None, "a\0b", "", "---\nform: hiaku\n---\nthe old gate\n", poems[1]])
    rows = submit(tmp_path, "poems.parquet", "lines.parquet", "--form", "sonnet", "--without", "words")
    assert "words" not in rows[0]
    errors = {row["name"]: row["error"] for row in rows if row["error"]}
    assert set(errors) == {"00001", "00002"}
    assert "NUL" in errors["00002"]
    assert {row["name"] for row in rows} == {"00000", "00001", "00002", "00004", "00005"}


def test_a_form_that_nobody_has_ends_the_job_before_it_begins(poems, tmp_path):
    write(tmp_path / "poems.parquet", poems[:2])
    with pytest.raises(AssertionError, match="haiku"):
        submit(tmp_path, "poems.parquet", "lines.parquet", "--form", "hiaku")
    assert not (tmp_path / "lines.parquet").exists()
