//! `rhymes` and `compare`: the documents of `verse rhyme` and `verse compare` as JSON.

use verse::analysis::HeardLine;
use verse::render::Format;
use verse::render::compare::{self, Compared};
use verse::render::rhyme::{self, Rhymes};
use verse::rhyme::suggest::{Asked, keep_of_each_group, rhymes_or_nearer, sayings};
use verse::rhyme::{Accent, Grade, NoWord, compare_words};

use crate::question::{self, accent};
use crate::workshop::Workshop;

/// How many words of each kind are given unless the question has a limit.
const LIMIT: usize = 40;

impl Workshop {
    /// Words that rhyme with a word or several, the nearest and commonest first.
    pub(crate) fn rhymes(&self, asked: &question::Rhymes) -> Result<String, String> {
        let line = HeardLine::hear(&asked.word, &self.project.ear);
        if line.words.is_empty() {
            return Err(NoWord { words: asked.word.clone() }.to_string());
        }
        let limit = asked.limit.unwrap_or(LIMIT);
        let grades = asked.kind.iter().map(|kind| grade(kind)).collect::<Result<_, _>>()?;
        let wanted = Asked {
            grades,
            syllables: asked.syllables,
            accent: accent(asked.accent.as_deref())?.unwrap_or_default(),
            rare: limit == 0,
            ..Asked::default()
        };
        let sayings = sayings(&line);
        let found = rhymes_or_nearer(&sayings, &wanted);
        let rhymes = sayings.into_iter().zip(found).map(|(saying, mut found)| {
            keep_of_each_group(&mut found, limit);
            Rhymes { said: saying.sounds, found }
        });
        let mut out = Vec::new();
        rhyme::write(Format::Json, &rhymes.collect::<Vec<_>>(), &mut out).map_err(|error| error.to_string())?;
        String::from_utf8(out).map_err(|error| error.to_string())
    }

    /// How two words or phrases rhyme.
    pub(crate) fn compare(&self, one: &str, other: &str, accent: Accent) -> Result<String, String> {
        let words = compare_words(one, other, accent, &self.project.ear).map_err(|error| error.to_string())?;
        let mut out = Vec::new();
        let compared = Compared { one, other, words: &words };
        compare::write(Format::Json, &compared, &mut out).map_err(|error| error.to_string())?;
        String::from_utf8(out).map_err(|error| error.to_string())
    }
}

fn grade(id: &str) -> Result<Grade, String> {
    Grade::named(id).ok_or_else(|| {
        let sought = |grade: &&Grade| !matches!(grade, Grade::Identical | Grade::None);
        let ids: Vec<&str> = Grade::ALL.iter().filter(sought).map(|grade| grade.id()).collect();
        format!("kind `{id}`; there are {}", ids.join(", "))
    })
}
