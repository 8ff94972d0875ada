//! How a word is pronounced, and by which source.

use crate::lexicon::{Pronunciation, Source, Spoken, Variant, align};
use crate::phonology::Stress;

/// How the poet can write a pronunciation.
const HOW: &str =
    "write it as it sounds, the stressed syllable in capitals (FOH-gul), or in CMUdict's own signs (F OW1 G AH0 L).";

/// The lines of the pop-up about a word.
pub(crate) fn word_page(word: &str, spoken: &Spoken) -> Vec<String> {
    if spoken.pronunciations.is_empty() {
        return vec![
            "No pronunciation of this word is known.".to_owned(),
            String::new(),
            format!("Enter teaches it: {HOW}"),
        ];
    }
    let mut said = ways_in_words(word, spoken);
    said.push(String::new());
    said.push(format!("Enter teaches another way: {HOW}"));
    said
}

/// Every pronunciation of a word, one a line, the likeliest first.
pub(crate) fn ways_in_words(word: &str, spoken: &Spoken) -> Vec<String> {
    let mut ways: Vec<String> = spoken.pronunciations.iter().map(|way| way_in_words(word, way)).collect();
    // Pronunciations that look the same on the page are listed once.
    ways.dedup();
    ways
}

/// The pronunciations of a word that differ in syllables or stress, one a line; [`ways_in_words`] lists all.
pub(crate) fn ways_in_brief(word: &str, spoken: &Spoken) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut said = Vec::new();
    for way in &spoken.pronunciations {
        // A word of one syllable is listed once, stressed or not.
        let shape = if way.sounds.syllable_count() > 1 { respelled(word, way) } else { String::new() };
        if !seen.contains(&shape) {
            said.push(way_in_words(word, way));
            seen.push(shape);
        }
    }
    said
}

/// `lin·GER·ing  3 syllables, from the dictionary`
fn way_in_words(word: &str, way: &Pronunciation) -> String {
    let count = way.sounds.syllable_count();
    let plural = if count == 1 { "" } else { "s" };
    let variants: Vec<&str> = way.variants.iter().map(Variant::name).collect();
    let departs = if variants.is_empty() { String::new() } else { format!(" ({})", variants.join(", ")) };
    format!("{}   {count} syllable{plural}, {}{departs}", respelled(word, way), from(way.source))
}

/// The word's own letters split into syllables, the stressed ones in capitals.
pub(super) fn respelled(word: &str, way: &Pronunciation) -> String {
    let parts = align(word, &way.sounds);
    let spelled = parts.iter().zip(way.sounds.stresses()).map(|(part, stress)| {
        let letters = part.letters.of(word);
        if stress == Stress::Primary { letters.to_uppercase() } else { letters.to_lowercase() }
    });
    spelled.collect::<Vec<_>>().join("\u{b7}")
}

fn from(source: Source) -> &'static str {
    match source {
        Source::Pin => "your choice for this line",
        Source::Lexicon => "from your lexicon",
        Source::Patch => "as verse says it",
        Source::Dictionary => "from the dictionary",
        Source::SecondDictionary => "from the second dictionary",
        Source::Derived => "made from a word of the dictionary",
        Source::Rule => "as the spelling says",
        Source::Names => "by the rules for such names",
        Source::Guess => "guessed from the letters",
    }
}
