//! The key by which a form's name is looked up: `Common Metre`, `common-meter` and `COMMON METER` have the same one.
//!
//! The build script includes this file, so that the table it writes is sorted by the same keys.

/// The key of a name: its letters and digits in lower case, without accents, with *metre* spelled *meter*.
pub fn name_key(name: &str) -> String {
    let plain: String = name.chars().flat_map(char::to_lowercase).filter_map(plain_letter).collect();
    plain.replace("metre", "meter")
}

/// A letter without its accent; `None` for what is no letter or digit.
///
/// It knows only the accents that names of forms have (décima, rondeau redoublé, englyn unodl union, lục bát).
fn plain_letter(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ụ' => 'u',
        'ŷ' => 'y',
        _ if letter.is_alphanumeric() => letter,
        _ => return None,
    })
}
