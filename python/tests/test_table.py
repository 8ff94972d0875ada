"""A table goes to whatever takes Arrow data, and says the same there."""

import gc

import pytest
import versewright as vw

POEM = "The bell\nthe stone\n\nthe well\nalone\n"


def test_pyarrow_takes_a_table_with_its_types():
    pa = pytest.importorskip("pyarrow")
    table = vw.scan([POEM, None])
    arrow = pa.table(table)
    arrow.validate(full=True)
    assert arrow.to_pylist() == table.rows()
    types = {field.name: str(field.type) for field in arrow.schema}
    assert types["poem"] == "int64" and types["syllables"] == "int32" and types["sureness"] == "double"
    assert types["feet"] == "list<item: string>" and types["words"].startswith("list<item: struct<text: string, syllables: list<item: string>")
    assert pa.schema(table) == arrow.schema
    # The table may go before what was made of it.
    del table
    gc.collect()
    assert arrow.column("text").to_pylist() == ["The bell", "the stone", "the well", "alone", None]


def test_an_empty_table_and_one_of_many_batches_are_handed_over_whole():
    pa = pytest.importorskip("pyarrow")
    assert pa.table(vw.scan([])).num_rows == 0
    table = vw.check([POEM * 40] * 300, form="haiku", finished=True)
    arrow = pa.table(table)
    arrow.validate(full=True)
    assert arrow.num_rows == table.num_rows > 300
    assert pa.table(table).equals(arrow)


def test_pyarrow_columns_are_read_as_texts():
    pa = pytest.importorskip("pyarrow")
    rows = vw.scan([POEM, None]).rows()
    assert vw.scan(pa.array([POEM, None])).rows() == rows
    assert vw.scan(pa.chunked_array([[POEM], [None]])).rows() == rows


def taken_by_polars(table):
    polars = pytest.importorskip("polars")
    return polars.DataFrame(table)["word"].to_list()


def taken_by_pandas(table):
    pandas = pytest.importorskip("pandas")
    return list(pandas.DataFrame.from_arrow(table)["word"])


def taken_by_duckdb(found):
    duckdb = pytest.importorskip("duckdb")
    # The name in the query is that of the variable.
    relation = duckdb.sql("select word from found")
    return [word for (word,) in relation.fetchall()]


@pytest.mark.parametrize("taken", [taken_by_polars, taken_by_pandas, taken_by_duckdb])
def test_whatever_takes_arrow_data_takes_a_table(taken):
    table = vw.rhymes("night", limit=5)
    assert taken(table) == [row["word"] for row in table.rows()]


def test_rows_and_names_need_no_other_package():
    table = vw.say("heaven")
    assert list(table.rows()[0]) == table.column_names
    assert repr(table) == f"<versewright.Table of {len(table)} rows: word, phones, syllables, stress, source, variants>"
