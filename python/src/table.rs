//! A table, and how Python gets at it: by the Arrow C stream interface without a copy, or as plain dictionaries.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator};
use arrow_schema::{DataType, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use crate::error::of_arrow;

/// A table of records in Arrow's memory layout.
///
/// Whatever takes Arrow data takes it without a copy: ``pyarrow.table(t)``, ``polars.DataFrame(t)``,
/// ``pandas.DataFrame.from_arrow(t)``, ``duckdb.sql("from t")``. None of them is needed: ``t.rows()`` gives plain dictionaries.
#[pyclass(module = "versewright", frozen)]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// A table of these batches, all of one schema.
    pub(crate) fn new(schema: SchemaRef, mut batches: Vec<RecordBatch>) -> Self {
        batches.retain(|batch| batch.num_rows() > 0);
        Self { schema, batches }
    }
}

#[pymethods]
impl Table {
    /// The number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    /// The rows as dictionaries: texts, numbers, lists, and ``None`` where there is nothing.
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        for batch in &self.batches {
            for at in 0..batch.num_rows() {
                let row = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    row.set_item(field.name(), cell(py, column, at)?)?;
                }
                rows.append(row)?;
            }
        }
        Ok(rows)
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<versewright.Table of {} rows: {}>", self.num_rows(), self.column_names().join(", "))
    }

    /// The table as a stream of the Arrow C interface. The schema asked for is not followed; the consumer casts.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The table's schema by the Arrow C interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|error| of_arrow(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }
}

/// A cell as Python has it.
fn cell(py: Python<'_>, column: &ArrayRef, at: usize) -> PyResult<Py<PyAny>> {
    if column.is_null(at) {
        return Ok(py.None());
    }
    let value = match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(at).into_pyobject(py)?.into_any(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Boolean => {
            return Ok(column.as_boolean().value(at).into_pyobject(py)?.to_owned().into_any().unbind());
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(at);
            let cells = (0..items.len()).map(|at| cell(py, &items, at)).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, cells)?.into_any()
        }
        DataType::Struct(fields) => {
            let record = PyDict::new(py);
            for (field, column) in fields.iter().zip(column.as_struct().columns()) {
                record.set_item(field.name(), cell(py, column, at)?)?;
            }
            record.into_any()
        }
        _ => return Ok(py.None()),
    };
    Ok(value.unbind())
}
