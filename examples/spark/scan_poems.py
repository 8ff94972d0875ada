#!/usr/bin/env python3
"""Scan a Parquet file of poems with Apache Spark, and write one of lines.

    spark-submit scan_poems.py poems.parquet lines.parquet [--text COLUMN] [--form FORM | --meter METER] [--without words]

Every row of the input is a poem, its text in one column; every row of the output is a line of verse: the input's other columns, then those of
``versewright.scan``. A poem that cannot be scanned is one row whose ``error`` says why.
"""

import argparse
from functools import partial

#: The poems that are in memory at once, a worker: so many sonnets make some 5 MB of lines with their words.
POEMS_AT_ONCE = 500


def scan_batches(batches, text, form, meter, without):
    """Scans the poems of Arrow batches: what each worker runs, on one thread, since Spark has a worker a core."""
    import pyarrow as pa
    import versewright

    for batch in batches:
        poems = pa.Table.from_batches([batch])
        lines = pa.table(versewright.scan(poems[text], form=form, meter=meter, words="words" not in without, threads=1))
        beside = poems.drop_columns([text]).take(lines["poem"])
        for name in lines.column_names[1:]:
            if name not in without:
                beside = beside.append_column(name, lines[name])
        yield from beside.to_batches()


def scanned(poems, text="text", form=None, meter=None, without=()):
    """The data frame of lines of a data frame of poems."""
    import pyarrow as pa
    import versewright
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    # Asked here too, so that a form that no poem could be read by fails at once and not on every worker.
    lines = from_arrow_schema(pa.schema(versewright.scan([], form=form, meter=meter)))
    beside = [field for field in poems.schema if field.name != text]
    own = [field for field in lines if field.name != "poem" and field.name not in without]
    taken = {field.name for field in beside} & {field.name for field in own}
    if taken:
        raise SystemExit("the poems have columns that their lines would have too: %s; rename them" % ", ".join(sorted(taken)))
    work = partial(scan_batches, text=text, form=form, meter=meter, without=frozenset(without))
    return poems.mapInArrow(work, StructType(beside + own))


def main():
    parser = argparse.ArgumentParser(description="Scan a Parquet file of poems, and write one of lines.")
    parser.add_argument("poems", help="a Parquet file or folder, a poem a row")
    parser.add_argument("lines", help="the folder to write, which must not be there yet")
    parser.add_argument("--text", default="text", metavar="COLUMN", help="the column with the poems [default: text]")
    parser.add_argument("--form", help="read each line in the meter this form gives it")
    parser.add_argument("--meter", help="read every line in this meter")
    parser.add_argument("--without", action="append", default=[], metavar="COLUMN", help="leave this column out; `words` is three fifths of the output")
    asked = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("scan poems").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(POEMS_AT_ONCE))
    poems = spark.read.parquet(asked.poems)
    scanned(poems, asked.text, asked.form, asked.meter, asked.without).write.parquet(asked.lines)
    spark.stop()


if __name__ == "__main__":
    main()
