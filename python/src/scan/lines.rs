//! The columns of scanned lines.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use verse::render::scan::{LineRecord, WordRecords};

use crate::column::{item, records, text, texts, whole};

/// The schema: the poem, the fields of the command's JSON objects in their order, and why a poem has no lines.
pub(super) fn schema(words: WordRecords) -> SchemaRef {
    let mut fields = vec![
        Field::new("poem", DataType::Int64, false),
        whole("line"),
        whole("stanza"),
        text("text"),
        whole("syllables"),
        whole("syllables_min"),
        whole("syllables_max"),
        text("beats"),
        text("stress"),
        text("meter"),
        texts("feet"),
        texts("licenses"),
        text("rhyme"),
        texts("stanza_scheme"),
        text("poem_meter"),
        text("poem_measure"),
        Field::new("sureness", DataType::Float64, true),
        Field::new("poem_sureness", DataType::Float64, true),
        records("words", word_fields()),
        text("error"),
    ];
    if words == WordRecords::LeftOut {
        fields.retain(|field| field.name() != "words");
    }
    Arc::new(Schema::new(fields))
}

fn word_fields() -> Vec<Field> {
    vec![text("text"), texts("syllables"), text("phones"), text("stress"), text("source")]
}

/// Lines so far, a column a field.
#[derive(Default)]
pub(super) struct Lines {
    poem: Int64Builder,
    /// Line, stanza, syllables as scanned, the fewest, the most.
    numbers: [Int32Builder; 5],
    /// Text, beats, stress, meter, rhyme, the poem's meter, its measure.
    texts: [StringBuilder; 7],
    /// Feet, licenses, the stanza's scheme.
    lists: [TextLists; 3],
    /// The sureness of the line's meter, and of the poem's.
    sureness: [Float64Builder; 2],
    words: Words,
    /// How many words each line has; none for a row that is an error.
    word_counts: Vec<Option<usize>>,
    error: StringBuilder,
}

/// The words of all lines, one after another.
#[derive(Default)]
struct Words {
    /// Text, phones, stress, source.
    texts: [StringBuilder; 4],
    syllables: TextLists,
}

/// A column of lists of texts.
#[derive(Default)]
struct TextLists(ListBuilder<StringBuilder>);

impl TextLists {
    fn add<T: AsRef<str>>(&mut self, list: Option<&[T]>) {
        list.into_iter().flatten().for_each(|text| self.0.values().append_value(text));
        self.0.append(list.is_some());
    }

    fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// A count as a column has it: no line comes near the limit.
fn small(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A probability with the three places that it has.
fn probability(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}

impl Lines {
    /// Adds a line of the `poem`th poem.
    pub(super) fn add(&mut self, poem: i64, record: &LineRecord<'_>) {
        self.poem.append_value(poem);
        let line = i32::try_from(record.line).unwrap_or(i32::MAX);
        let counts = [record.stanza, record.syllables, record.syllables_min, record.syllables_max].map(small);
        let numbers = [line, counts[0], counts[1], counts[2], counts[3]];
        self.numbers.iter_mut().zip(numbers).for_each(|(column, number)| column.append_value(number));
        let texts = [
            Some(record.text),
            Some(record.beats.as_str()),
            Some(record.stress.as_str()),
            record.meter,
            Some(record.rhyme.as_str()),
            record.poem_meter,
            record.poem_measure,
        ];
        self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_option(text));
        let lists = [Some(&record.feet), Some(&record.licenses), record.stanza_scheme.as_ref()];
        self.lists.iter_mut().zip(lists).for_each(|(column, list)| column.add(list.map(Vec::as_slice)));
        let sureness = [record.sureness, record.poem_sureness].map(probability);
        self.sureness.iter_mut().zip(sureness).for_each(|(column, value)| column.append_value(value));
        for word in &record.words {
            let texts = [word.text, word.phones.as_str(), word.stress.as_str(), word.source];
            self.words.texts.iter_mut().zip(texts).for_each(|(column, text)| column.append_value(text));
            self.words.syllables.add(Some(&word.syllables));
        }
        self.word_counts.push(Some(record.words.len()));
        self.error.append_null();
    }

    /// Adds a row with the reason why the `poem`th poem has no lines.
    pub(super) fn add_error(&mut self, poem: i64, why: &str) {
        self.poem.append_value(poem);
        self.numbers.iter_mut().for_each(Int32Builder::append_null);
        self.texts.iter_mut().for_each(StringBuilder::append_null);
        self.lists.iter_mut().for_each(|column| column.add::<String>(None));
        self.sureness.iter_mut().for_each(Float64Builder::append_null);
        self.word_counts.push(None);
        self.error.append_value(why);
    }

    /// The rows.
    pub(super) fn finish(mut self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let words = self.words.finish(&self.word_counts)?;
        let [line, stanza, syllables, fewest, most] =
            self.numbers.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let [text, beats, stress, meter, rhyme, poem_meter, poem_measure] =
            self.texts.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let [feet, licenses, stanza_scheme] = self.lists.map(TextLists::finish);
        let [sureness, poem_sureness] = self.sureness.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let poem = Arc::new(self.poem.finish());
        let error = Arc::new(self.error.finish());
        let has_words = schema.index_of("words").is_ok();
        let columns = [
            poem as ArrayRef,
            line,
            stanza,
            text,
            syllables,
            fewest,
            most,
            beats,
            stress,
            meter,
            feet,
            licenses,
            rhyme,
            stanza_scheme,
            poem_meter,
            poem_measure,
            sureness,
            poem_sureness,
        ];
        let columns = columns.into_iter().chain(has_words.then_some(words)).chain([error as ArrayRef]).collect();
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

impl Words {
    /// The words as a column of lists, so many a line.
    fn finish(self, counts: &[Option<usize>]) -> Result<ArrayRef, ArrowError> {
        let [text, phones, stress, source] = self.texts.map(|mut column| Arc::new(column.finish()) as ArrayRef);
        let fields = Fields::from(word_fields());
        let words =
            StructArray::try_new(fields.clone(), vec![text, self.syllables.finish(), phones, stress, source], None)?;
        let offsets = OffsetBuffer::from_lengths(counts.iter().map(|count| count.unwrap_or(0)));
        let nulls: NullBuffer = counts.iter().map(Option::is_some).collect();
        let words =
            ListArray::try_new(Arc::new(item(DataType::Struct(fields))), offsets, Arc::new(words), Some(nulls))?;
        Ok(Arc::new(words))
    }
}
