//! What a form asks of the poem as a whole.

use crate::form::{Acrostic, AcrosticPlace, AcrosticText, Form};

impl Form {
    /// What is asked of the poem as a whole.
    pub(super) fn of_whole_poem(&self) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(
            self.total_syllables.as_ref().map(|total| format!("The whole poem has {}.", total.with_unit("syllable"))),
        );
        told.extend(self.alternation.map(|turns| format!("Endings on a stress and off it take turns, by {turns}.")));
        told.extend(self.inset.iter().map(|inset| {
            let poem = inset.poem().map_or(inset.form.as_str(), |form| form.noun.poem());
            let most = inset.count.most().map_or_else(|| " or more".to_owned(), |most| format!(" to {most}"));
            let most = if inset.count.most() == Some(inset.count.least()) { String::new() } else { most };
            format!("Set in the prose, each parted from it by blank lines, {}{most} of: {poem}.", inset.count.least())
        }));
        told.extend(self.acrostics.iter().map(|acrostic| acrostic.spelled("Spell", " of your own")));
        let asked = self.written.in_words();
        told.extend((!asked.is_empty()).then(|| format!("Asked of the whole poem: {}.", asked.join("; "))));
        told.extend(self.sequence.iter().map(|sequence| format!("The whole is {}.", sequence.in_words())));
        let unjudged = &self.written.unjudged;
        told.extend(
            (!unjudged.is_empty()).then(|| format!("Asked too, for a reader to judge: {}.", unjudged.join("; "))),
        );
        told
    }
}

impl Acrostic {
    /// The text it spells, and where: `Spells “SNOW” by a letter at the start of each line.`
    pub fn in_words(&self) -> String {
        self.spelled("Spells", " that the draft gives")
    }

    /// The same with this verb; `given` names a text that the draft gives.
    fn spelled(&self, verb: &str, given: &str) -> String {
        let unit = if self.by_word { "word" } else { "letter" };
        let text = match &self.spells {
            AcrosticText::Alphabet => "the alphabet".to_owned(),
            AcrosticText::Given => format!("a text{given}"),
            AcrosticText::Text(text) => format!("\u{201c}{text}\u{201d}"),
        };
        let place = match self.at {
            AcrosticPlace::LineStart => "at the start of each line",
            AcrosticPlace::LineEnd => "at the end of each line",
            AcrosticPlace::StanzaStart => "at the start of each stanza",
            AcrosticPlace::WithinLine => "within each line",
        };
        format!("{verb} {text} by a {unit} {place}.")
    }
}
