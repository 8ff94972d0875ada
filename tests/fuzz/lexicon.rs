//! A lexicon read, written again, and heard with.

use verse::analysis::Session;
use verse::lexicon::{Ear, LexiconEntry, UserLexicon};

/// Reads a lexicon and says its words.
pub fn run(data: &[u8]) {
    let text = super::texts(data).concat();
    let Ok(lexicon) = UserLexicon::parse(&text) else { return };
    let words: Vec<String> = lexicon.iter().map(|(word, _)| word.to_owned()).collect();
    for (word, said) in lexicon.iter() {
        for sounds in said {
            let entry = LexiconEntry::new(word, sounds.clone()).unwrap();
            let again = UserLexicon::parse(&entry.to_string()).unwrap();
            assert_eq!(again.lookup(word), std::slice::from_ref(sounds), "{entry}");
        }
    }
    let ear = Ear::new().with_lexicon(lexicon);
    for word in &words {
        ear.say(word);
    }
    Session::new(ear).hear(&words.join(" "));
}
