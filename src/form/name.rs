//! Names as they are looked up: `Common Metre`, `common-meter` and `COMMON METER` are one.
//!
//! The build script reads this file too, so that the table it writes is sorted by the same rule.

/// The key a name is found by: small letters and digits alone, accents taken off, *metre* spelled *meter*.
pub fn name_key(name: &str) -> String {
    let plain: String = name.chars().flat_map(char::to_lowercase).filter_map(plain_letter).collect();
    plain.replace("metre", "meter")
}

/// A letter without its accent; `None` for what is no letter or digit.
///
/// Only the accents that names of forms carry (décima, rondeau redoublé, englyn unodl union, lục bát).
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
