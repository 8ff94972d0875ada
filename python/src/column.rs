//! Columns made of records: each field of a schema takes its values from the objects that the command line prints as JSON.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int32Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray, new_null_array};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, SchemaRef};
use serde_json::Value;

/// A column of texts.
pub(crate) fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

/// A column of whole numbers.
pub(crate) fn whole(name: &str) -> Field {
    Field::new(name, DataType::Int32, true)
}

/// A column of lists of texts.
pub(crate) fn texts(name: &str) -> Field {
    list(name, DataType::Utf8)
}

/// A column of lists of records.
pub(crate) fn records(name: &str, fields: Vec<Field>) -> Field {
    list(name, DataType::Struct(Fields::from(fields)))
}

fn list(name: &str, items: DataType) -> Field {
    Field::new(name, DataType::List(Arc::new(item(items))), true)
}

/// What the items of a list are called, as pyarrow calls them.
pub(crate) fn item(items: DataType) -> Field {
    Field::new("item", items, true)
}

/// The rows of these objects; what an object lacks is null.
pub(crate) fn batch(schema: &SchemaRef, objects: &[Value]) -> Result<RecordBatch, ArrowError> {
    let objects: Vec<Option<&Value>> = objects.iter().map(Some).collect();
    let columns = columns(schema.fields(), &objects)?;
    RecordBatch::try_new(Arc::clone(schema), columns)
}

fn columns(fields: &[FieldRef], objects: &[Option<&Value>]) -> Result<Vec<ArrayRef>, ArrowError> {
    let of = |field: &FieldRef| {
        let values: Vec<Option<&Value>> =
            objects.iter().map(|object| object.and_then(|object| object.get(field.name()))).collect();
        column(field.data_type(), &values)
    };
    fields.iter().map(of).collect()
}

fn column(of: &DataType, values: &[Option<&Value>]) -> Result<ArrayRef, ArrowError> {
    let small = |value: &Value| value.as_i64().and_then(|whole| i32::try_from(whole).ok());
    Ok(match of {
        DataType::Utf8 => {
            let mut column = StringBuilder::new();
            values.iter().for_each(|value| column.append_option(value.and_then(Value::as_str)));
            Arc::new(column.finish())
        }
        DataType::Int32 => {
            let mut column = Int32Builder::new();
            values.iter().for_each(|value| column.append_option(value.and_then(small)));
            Arc::new(column.finish())
        }
        DataType::Int64 => {
            let mut column = Int64Builder::new();
            values.iter().for_each(|value| column.append_option(value.and_then(Value::as_i64)));
            Arc::new(column.finish())
        }
        DataType::Float64 => {
            let mut column = Float64Builder::new();
            values.iter().for_each(|value| column.append_option(value.and_then(Value::as_f64)));
            Arc::new(column.finish())
        }
        DataType::Boolean => {
            let mut column = BooleanBuilder::new();
            values.iter().for_each(|value| column.append_option(value.and_then(Value::as_bool)));
            Arc::new(column.finish())
        }
        DataType::List(item) => {
            let lists: Vec<Option<&Vec<Value>>> = values.iter().map(|value| value.and_then(Value::as_array)).collect();
            let lengths = lists.iter().map(|list| list.map_or(0, Vec::len));
            let items: Vec<Option<&Value>> = lists.iter().copied().flatten().flatten().map(Some).collect();
            let nulls: NullBuffer = lists.iter().map(Option::is_some).collect();
            let items = column(item.data_type(), &items)?;
            Arc::new(ListArray::try_new(Arc::clone(item), OffsetBuffer::from_lengths(lengths), items, Some(nulls))?)
        }
        DataType::Struct(fields) => Arc::new(StructArray::try_new(fields.clone(), columns(fields, values)?, None)?),
        other => new_null_array(other, values.len()),
    })
}
