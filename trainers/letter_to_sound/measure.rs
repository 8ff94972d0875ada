//! How often the model is right on words whose families it never saw.

use std::fmt;
use std::time::Instant;

use verse::lexicon::letter_to_sound::{Decoder, Inventory, Letters, Model};
use verse::phonology::{Phone, Sound, Sounds, Stress};

use super::examples::Word;

/// Counts of words said right, each by its own measure.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    words: usize,
    syllables: usize,
    main_stress: usize,
    rhyming_part: usize,
    whole: usize,
    words_a_second: f64,
}

/// Says every word and compares with its pronunciations, any of which will do.
pub(crate) fn measure(inventory: &Inventory, weights: &[u8], words: &[Word]) -> Figures {
    let model = Model { inventory, weights };
    let mut decoder = Decoder::default();
    let begun = Instant::now();
    let said: Vec<Sounds> = words
        .iter()
        .map(|word| {
            model.decode(&Letters::new(&word.spelling), 2, &mut decoder);
            model.sounds(&decoder.best()).into_iter().collect()
        })
        .collect();
    let mut figures = Figures { words: words.len(), ..Figures::default() };
    #[allow(clippy::cast_precision_loss, reason = "a few thousand words")]
    {
        figures.words_a_second = words.len() as f64 / begun.elapsed().as_secs_f64();
    }
    for (word, said) in words.iter().zip(&said) {
        let any = |agrees: &dyn Fn(&Sounds) -> bool| usize::from(word.ways.iter().any(agrees));
        figures.syllables += any(&|way| way.syllable_count() == said.syllable_count());
        figures.main_stress += any(&|way| main_stress(way) == main_stress(said));
        figures.rhyming_part += any(&|way| phones(&way.rhyming_part()) == phones(&said.rhyming_part()));
        figures.whole += any(&|way| way == said);
    }
    figures
}

/// How many syllables there are, and on which the main stress stands.
fn main_stress(sounds: &Sounds) -> (u32, Option<usize>) {
    (sounds.syllable_count(), sounds.stresses().position(|stress| stress == Stress::Primary))
}

fn phones(sounds: &Sounds) -> Vec<Phone> {
    sounds.iter().map(Sound::phone).collect()
}

impl fmt::Display for Figures {
    #[allow(clippy::cast_precision_loss, reason = "a few thousand words")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: usize| 100.0 * count as f64 / self.words.max(1) as f64;
        write!(
            f,
            "{} words held out: syllables {:.1} %, main stress {:.1} %, rhyming part {:.1} %, WER {:.1} %; {:.0} words a second",
            self.words,
            share(self.syllables),
            share(self.main_stress),
            share(self.rhyming_part),
            100.0 - share(self.whole),
            self.words_a_second
        )
    }
}
