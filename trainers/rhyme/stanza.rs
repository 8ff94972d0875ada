//! Annotated stanzas, heard.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::Value;
use verse::analysis::HeardLine;
use verse::lexicon::Ear;
use verse::rhyme::LineEnd;
use verse::rhyme::scheme::FARTHEST;

/// Into how many parts poems are dealt, so that each is measured by what the others teach.
pub(crate) const FOLDS: usize = 5;

/// A poem: its line ends and, for each stanza, which lines and their letters.
pub(crate) struct Poem {
    pub(crate) ends: Vec<LineEnd>,
    pub(crate) stanzas: Vec<Range<usize>>,
    /// One letter a line, comparable within a stanza.
    pub(crate) letters: Vec<char>,
    pub(crate) words: Vec<String>,
}

impl Poem {
    /// For each line of a stanza, how many lines back its nearest rhyme stands; 0 for none within reach.
    pub(crate) fn links(&self, stanza: &Range<usize>) -> Vec<u8> {
        stanza
            .clone()
            .map(|at| {
                let back =
                    (1..=FARTHEST.min(at - stanza.start)).find(|back| self.letters[at - back] == self.letters[at]);
                back.and_then(|back| u8::try_from(back).ok()).unwrap_or(0)
            })
            .collect()
    }
}

/// Reads and hears a file of stanzas, in the order of their poems' names.
pub(crate) fn read(path: &str) -> Result<Vec<Poem>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let ear = Ear::new();
    let mut poems: BTreeMap<(String, String), Poem> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let stanza: Value = serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", number + 1))?;
        let field = |name: &str| stanza[name].as_str().unwrap_or_default().to_owned();
        let poem = poems.entry((field("author"), field("poem"))).or_insert_with(|| Poem {
            ends: Vec::new(),
            stanzas: Vec::new(),
            letters: Vec::new(),
            words: Vec::new(),
        });
        let first = poem.ends.len();
        for line in stanza["lines"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let heard = HeardLine::hear(line, &ear);
            poem.ends.push(LineEnd::of(&heard));
            poem.words.push(heard.words.last().map_or_else(String::new, |word| heard.text_of(word).to_owned()));
        }
        poem.letters.extend(field("scheme").chars());
        if poem.letters.len() != poem.ends.len() {
            return Err(format!("{path}:{}: the scheme has not one letter a line", number + 1));
        }
        poem.stanzas.push(first..poem.ends.len());
    }
    Ok(poems.into_values().collect())
}
