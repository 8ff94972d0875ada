//! SCOWL: word lists by how common their words are, from 10 (a few thousand words) to 95 (everything).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use unicode_normalization::UnicodeNormalization as _;

/// How a word is listed: the commonest class it stands in, and whether that is a list of names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed {
    /// 10, 20, 35, 40, 50, 55, 60, 70, 80 or 95.
    pub(crate) class: u8,
    /// Whether the list is one of names, capitalized words or abbreviations.
    pub(crate) is_name: bool,
}

/// Reads every list of the folder; possessives are left out, accents are dropped as CMUdict drops them.
pub(crate) fn read(folder: &Path) -> io::Result<BTreeMap<String, Listed>> {
    let mut listed: BTreeMap<String, Listed> = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let Some((kind, class)) = kind_and_class(&path) else { continue };
        let latin1: String = fs::read(&path)?.into_iter().map(char::from).collect();
        for word in latin1.lines().filter(|word| !word.ends_with("'s")) {
            let key: String = word.nfd().filter(char::is_ascii).collect::<String>().to_lowercase();
            let is_name = kind != "words" && kind != "contractions";
            let known = listed.entry(key).or_insert(Listed { class, is_name });
            // A word also in a list of names is a name only where that list is the commoner (Dwight, but not bill).
            if (class, is_name) < (known.class, known.is_name) {
                *known = Listed { class, is_name };
            }
        }
    }
    Ok(listed)
}

/// `british_variant_1-words.35` is of the kind `words` and the class 35.
fn kind_and_class(path: &Path) -> Option<(String, u8)> {
    let class = path.extension()?.to_str()?.parse().ok()?;
    let (variety, kind) = path.file_stem()?.to_str()?.split_once('-')?;
    (variety != "special").then(|| (kind.to_owned(), class))
}

/// The list as `data/scowl.words` holds it: the words verse can say, by class, names apart.
pub(crate) fn write(listed: &BTreeMap<String, Listed>, said: impl Fn(&str) -> bool) -> String {
    let mut text = String::from(
        ";;; How common words are, by the size classes of SCOWL (10 commonest, 95 rarest).\n\
         ;;; Copyright 2000-2011 by Kevin Atkinson; the permission is in LICENSE-SCOWL. Made by trainers/word_lists.\n",
    );
    let mut sections: BTreeMap<(u8, bool), Vec<&str>> = BTreeMap::new();
    for (word, how) in listed.iter().filter(|(word, _)| said(word)) {
        sections.entry((how.class, how.is_name)).or_default().push(word);
    }
    for ((class, is_name), words) in sections {
        let kind = if is_name { "names" } else { "words" };
        let _ = writeln!(text, "[{kind} {class}]\n{}", words.join("\n"));
    }
    text
}
