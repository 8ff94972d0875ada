//! The definition of a form: everything its file and the forms it extends ask of a poem.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layout::Alternative;
use super::noun::FormNoun;
use super::values::{Acrostic, Alike, Alliteration, Alternation, IdenticalRhyme, Level, Poems, Refrain, RefrainMatch};
use super::values::{RhymeAsked, StanzaBreaks};
use super::{Count, Scheme, Written};
use crate::meter::{LicenseSet, Licenses};
use crate::rule::{Rule, Severity};

/// A form of verse, as its file and the forms it extends describe it; an absent key asks nothing.
///
/// A `Form` is always valid: its scheme can be read, its lists have the length of its stanzas, its rules and levels exist.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Form {
    /// The id: the file's name without its ending, or the scheme itself for a bare scheme.
    pub id: String,
    /// The name for people: `Shakespearean sonnet`.
    pub name: String,
    /// What a sentence calls it: `a haiku`, `blank verse`.
    pub noun: FormNoun,
    /// Its other names.
    pub aka: Vec<String>,
    /// The group it belongs to in a list: `sonnet`, `japanese`.
    pub family: Option<String>,
    /// Where and when it comes from.
    pub origin: Option<String>,
    /// What a poet or scholar should know of it, with sources.
    pub notes: Option<String>,
    /// The forms it extends, the closest first.
    pub parents: Vec<String>,
    /// The number of stanzas of a poem, its close included.
    pub stanzas: Option<Count>,
    /// Where blank lines may fall.
    pub stanza_breaks: StanzaBreaks,
    /// Whether it is prose: paragraphs, with no line checked.
    pub prose: bool,
    /// What every stanza must share with the first.
    pub alike: Vec<Alike>,
    /// The number of syllables by which a line may miss its count with only a warning.
    pub tolerance: u32,
    /// The syllables of the whole poem.
    pub total_syllables: Option<Count>,
    /// Which metrical licenses a line may take.
    pub licenses: Licenses,
    /// The licenses that tradition lets every line of a poem take, so that a habit of them is no other meter.
    pub habitual_licenses: LicenseSet,
    /// The number of counted licenses that one line may take without a note.
    pub licenses_per_line: u32,
    /// The least that counts as a rhyme.
    pub rhyme: RhymeAsked,
    /// What to make of a word that rhymes with itself.
    pub identical_rhyme: IdenticalRhyme,
    /// How closely a returning line must return.
    pub refrain_match: RefrainMatch,
    /// The part, rhyme and closeness of returning lines, by their capital letter.
    pub refrains: BTreeMap<char, Refrain>,
    /// The texts its lines spell; a double acrostic has two.
    pub acrostics: Vec<Acrostic>,
    /// Whether rhymes or lines take turns in ending on a stress and off it.
    pub alternation: Option<Alternation>,
    /// The written constraints: what its letters and words owe, apart from their sounds.
    pub written: Written,
    /// Patterns of alliterating beats; a line must keep one of them.
    pub alliteration: Vec<Alliteration>,
    /// The sequence of poems that it asks for.
    pub sequence: Option<Sequence>,
    /// The poems set in its prose.
    pub inset: Option<Inset>,
    /// Whether a draft may hold several poems of it.
    pub poems: Poems,
    /// The levels that the file sets; see [`Form::level`].
    pub levels: BTreeMap<Rule, Level>,
    /// The number of findings a draft may have before a check fails; they are shown in any case.
    pub budget: u32,
    /// The keys that its own file sets without effect.
    pub ignored: Vec<Ignored>,
    /// The shapes a poem can have, each with what its lines owe.
    pub(super) alternatives: Vec<Alternative>,
}

/// A key that a form file sets without effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ignored {
    /// The line of the file, from 1.
    pub line: u32,
    /// The key.
    pub key: &'static str,
    /// Why it has no effect.
    pub why: &'static str,
}

impl Form {
    /// The form under another id and name.
    #[must_use]
    pub fn renamed(&self, id: &str, name: &str) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), noun: FormNoun::new(name, None, None), ..self.clone() }
    }

    /// The level the form gives a rule, if it gives one.
    pub fn level(&self, rule: Rule) -> Option<Level> {
        self.levels.get(&rule).copied()
    }

    /// The severity of a rule: `default` where the form sets none, `None` where the form switches the rule off.
    pub fn severity(&self, rule: Rule, default: Severity) -> Option<Severity> {
        match self.level(rule) {
            None => Some(default),
            Some(Level::At(severity)) => Some(severity),
            Some(Level::Off) => None,
        }
    }

    /// The schemes a poem may have, in the order written; none for a form without schemes.
    pub fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.alternatives.iter().filter_map(Alternative::scheme)
    }

    /// The number of lines of the shortest poem; 0 when any number will do.
    pub fn least_lines(&self) -> usize {
        self.alternatives.iter().map(|alternative| self.least_lines_of(alternative)).min().unwrap_or_default()
    }

    /// The number of lines of a poem, for a form whose poems have one stanza of fixed length: a blank line may divide two of them.
    pub fn one_stanza_lines(&self) -> Option<usize> {
        let fixed = |alternative: &Alternative| alternative.fixed_lines().filter(|_| alternative.stanza_count() == 1);
        let lines: Vec<usize> = self.alternatives.iter().map(fixed).collect::<Option<_>>()?;
        lines.iter().copied().max()
    }

    /// The number of lines of the longest poem; `None` without a limit.
    pub fn most_lines(&self) -> Option<usize> {
        let lines: Vec<usize> = self.alternatives.iter().map(Alternative::fixed_lines).collect::<Option<_>>()?;
        lines.into_iter().max()
    }

    /// The nearest possible number of lines below `lines`, and the nearest from `lines` up.
    pub fn lengths_around(&self, lines: usize) -> (Option<usize>, Option<usize>) {
        let lengths = |alternative: &Alternative| {
            let size = alternative.size_of_lines(lines);
            [size.checked_sub(1), Some(size)]
                .into_iter()
                .flatten()
                .filter(|&size| size >= alternative.least_size())
                .map(|size| alternative.lines(size))
                .collect::<Vec<_>>()
        };
        let all: Vec<usize> = self.alternatives.iter().flat_map(lengths).collect();
        (
            all.iter().copied().filter(|&length| length < lines).max(),
            all.into_iter().filter(|&length| length >= lines).min(),
        )
    }

    /// The number of lines of the shortest poem of one of its shapes.
    pub(super) fn least_lines_of(&self, alternative: &Alternative) -> usize {
        alternative.lines(self.least_size(alternative))
    }

    /// The smallest size of one of its shapes that has as many stanzas as the form asks for.
    pub(super) fn least_size(&self, alternative: &Alternative) -> usize {
        let stanzas = self.stanzas.as_ref().map_or(0, Count::least) as usize;
        alternative.size_of_stanzas(stanzas)
    }

    /// Whether a poem can go on without a limit.
    pub fn repeats(&self) -> bool {
        self.most_lines().is_none()
    }
}

/// A sequence of poems that a form asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// The form of each poem, by its id.
    pub form: String,
    /// The number of poems; 0 when any number will do.
    pub count: u32,
    /// Whether each poem begins with the last line of the one before.
    pub linked: bool,
    /// Whether the last poem ends on the first line of the first.
    pub circle: bool,
    /// Whether a last poem is made of the first lines of the others.
    pub master: bool,
    /// The form of each poem, once the registry has found it.
    pub(super) poem: Option<Arc<Form>>,
}

/// Poems set in prose, as the haiku of a haibun are.
#[derive(Debug, Clone, PartialEq)]
pub struct Inset {
    /// The form of each poem, by its id.
    pub form: String,
    /// How many there are.
    pub count: Count,
    /// The form of each poem, once the registry has found it.
    pub(super) poem: Option<Arc<Form>>,
}

impl Inset {
    /// The form of each poem; `None` for a form that was made without a registry to find it in.
    pub fn poem(&self) -> Option<&Arc<Form>> {
        self.poem.as_ref()
    }
}

impl Sequence {
    /// The form of each poem; `None` for a form that was made without a registry to find it in.
    pub fn poem(&self) -> Option<&Arc<Form>> {
        self.poem.as_ref()
    }

    /// The sequence in words: `7 poems, each a sonnet that begins on the last line of the one before`.
    pub fn in_words(&self) -> String {
        let count = if self.count > 0 { format!("{} poems", self.count) } else { "poems".to_owned() };
        let each = self.poem.as_ref().map_or_else(|| FormNoun::new(&self.form, None, None), |form| form.noun.clone());
        let linked = if self.linked { " that begins on the last line of the one before" } else { "" };
        let circle = if self.circle { ", until one closes on the very first line" } else { "" };
        let master = if self.master { "; the last is made of the first lines of the others" } else { "" };
        format!("{count}, each {}{linked}{circle}{master}", each.poem())
    }
}
