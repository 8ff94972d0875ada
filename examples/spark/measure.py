#!/usr/bin/env python3
"""Measures the job on two local workers beside the command line in the same run: lines a second by the clock and of one core, and a worker's memory.

The processor time of the job is that of its Python workers; Java's is told apart.

    python examples/spark/measure.py [LINES]
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "python"))
from bench import poems  # noqa: E402

BIN = pathlib.Path(sys.executable).parent


TICKS = os.sysconf("SC_CLK_TCK")


def looked_at():
    """Spark's Python workers and its Java: for each process of these its kind, its processor time in seconds, and the most MB it had."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
            kind = "python" if "pyspark.daemon" in command or "pyspark/daemon" in command else "java" if "SparkSubmit" in command else ""
            if kind:
                used = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
                most = (folder / "status").read_text().split("VmHWM:")[1].split()[0]
                found[folder.name] = (kind, sum(map(int, used)) / TICKS, int(most) // 1024)
        except (OSError, IndexError):
            continue
    return found


def watch(found, done):
    """Looks at them until the work is done: a worker that has ended is known as it was last seen."""
    while not done.wait(0.1):
        found.update(looked_at())


def used(found, kind):
    """The processor time of the processes of a kind."""
    return sum(seconds for what, seconds, _ in found.values() if what == kind)


def job(work, lines, *options):
    """Runs the job in a session that is up, and gives its seconds by the clock."""
    from pyspark.sql import SparkSession

    sys.path.insert(0, str(HERE))
    from scan_poems import POEMS_AT_ONCE, scanned

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.memory", "1g")
    spark = builder.config("spark.local.dir", str(work)).config("spark.sql.files.maxPartitionBytes", "256k").getOrCreate()
    spark.sparkContext.addPyFile(str(HERE / "scan_poems.py"))
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(POEMS_AT_ONCE))
    source = spark.read.parquet(str(work / "poems.parquet"))
    scanned(source.limit(200)).write.parquet(str(work / "warm"))
    found, done = {}, threading.Event()
    watcher = threading.Thread(target=watch, args=(found, done))
    watcher.start()
    for name, without in [("all columns", ()), ("without `words`", ("words",))]:
        target = work / name.split()[0]
        before = (used(found, "python"), used(found, "java"))
        begun = time.perf_counter()
        scanned(source, without=without).write.parquet(str(target))
        took = time.perf_counter() - begun
        time.sleep(0.3)
        python, java = used(found, "python") - before[0], used(found, "java") - before[1]
        assert spark.read.parquet(str(target)).count() == lines
        show("Spark, two local workers, Parquet to Parquet, " + name, lines, took, python, java)
    done.set()
    watcher.join()
    spark.stop()
    most = max((most for kind, _, most in found.values() if kind == "python"), default=0)
    print("\nA Python worker of Spark's had %d MB of memory at its most." % most)


def show(what, lines, took, python, java=0.0):
    of_core = format(round(lines / python), ",") if python else "?"
    print("| %s | %s | %s | %.1f s |" % (what, format(round(lines / took), ","), of_core, java), flush=True)


def command(work, corpus, lines):
    """Runs `verse scan` over the same poems as files."""
    folder = work / "poems"
    folder.mkdir()
    for at, text in enumerate(corpus):
        (folder / f"{at:06}.txt").write_text(text)
    before, begun = os.times(), time.perf_counter()
    subprocess.run([BIN / "verse", "--isolated", "scan", "--output-format", "jsonl", folder], stdout=subprocess.DEVNULL, check=True)
    took = time.perf_counter() - begun
    after = os.times()
    show("`verse scan`, a file a poem, JSON lines", lines, took, sum(after[2:4]) - sum(before[2:4]))


def main():
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 300_000
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    corpus = poems(lines)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        table = pa.table({"name": [f"{at:06}" for at in range(len(corpus))], "text": corpus})
        pq.write_table(table, work / "poems.parquet", row_group_size=1_000)
        print("| %s lines | a second by the clock | a second of one core | Java's processor time |\n|---|--:|--:|--:|" % format(lines, ","))
        command(work, corpus, lines)
        job(work, lines)


if __name__ == "__main__":
    main()
