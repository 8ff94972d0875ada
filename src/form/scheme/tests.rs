//! Schemes read, written out for a number of stanzas, and refused.

use super::Scheme;
use crate::form::{Fault, Registry, Setting};

/// A scheme written out, letters by first appearance and each returning line with a number of its own.
fn written_out(scheme: &str, regular: usize) -> String {
    let scheme = Scheme::parse(scheme).unwrap();
    let expansion = scheme.expand(regular);
    let mut rhymes: Vec<u32> = Vec::new();
    let mut lines: Vec<u32> = Vec::new();
    let place = |known: &mut Vec<u32>, id: u32| {
        known.iter().position(|&other| other == id).unwrap_or_else(|| {
            known.push(id);
            known.len() - 1
        })
    };
    let mut out = Vec::new();
    for stanza in &expansion.stanzas {
        let mut text = String::new();
        for expanded in &expansion.lines[stanza.clone()] {
            let letters: Vec<String> = expansion
                .rhymes(expanded)
                .iter()
                .map(|&rhyme| crate::form::rhyme_letter(u32::try_from(place(&mut rhymes, rhyme)).unwrap()))
                .collect();
            let mark = match (expanded.mark, expanded.refrain) {
                (super::Mark::Inner { inner, end }, _) => {
                    let inner = inner.iter().zip(&letters).map(|(mark, letter)| match mark.at {
                        Some((from, to)) if from == to => format!("{letter}@{from}"),
                        Some((from, to)) => format!("{letter}@{from}-{to}"),
                        None => letter.clone(),
                    });
                    let last = end.map_or("x".to_owned(), |_| letters.last().cloned().unwrap_or_default());
                    format!("({}{last})", inner.collect::<String>())
                }
                (_, Some(line)) => {
                    let letter = letters.first().map_or("X".to_owned(), |letter| letter.to_uppercase());
                    format!("{letter}{}", place(&mut lines, line) + 1)
                }
                (mark, None) => letters.first().cloned().unwrap_or_else(|| mark.to_string()),
            };
            text.push_str(&mark);
        }
        out.push(text);
    }
    out.join(" ")
}

#[test]
fn the_dots_of_a_scheme_mean_what_a_handbook_means() {
    for (scheme, regular, expected) in [
        ("aba bcb ... yzy z", 4, "aba bcb cdc ded e"),
        ("aba bcb ... yzy z", 2, "aba bcb c"),
        ("aba bcb ... yzy zyzz", 3, "aba bcb cdc dcdd"),
        ("aaba bbcb ... zzaz", 4, "aaba bbcb ccdc ddad"),
        ("aaba bbcb ... yyzy zzzz", 3, "aaba bbcb ccdc dddd"),
        ("A1B1A2B2 B1C1B2C2 ... Y1Z1Y2Z2 Z1A2Z2A1", 4, "A1B2A3B4 B2C5B4C6 C5D7C6D8 D7E9D8E10 E9A3E10A1"),
        ("aabB ccbB ...", 4, "aabB1 ccbB1 ddbB1 eebB1"),
        ("AA xA xA ...", 4, "A1A1 xA1 xA1 xA1"),
        ("a(a@6b) b(b@6c) ... z(z@6a)", 4, "a(a@6b) b(b@6c) c(c@6d) d(d@6a)"),
        ("AAa BBb ...", 3, "A1A1a B2B2b C3C3c"),
        ("aabaab bbcbbc ... zzazza", 4, "aabaab bbcbbc ccdccd ddadda"),
        ("abab ...", 3, "abab cdcd efef"),
        ("xaxA ...", 3, "xaxA1 xaxA1 xaxA1"),
        ("aa(bb)a", 1, "aa(bb)a"),
        ("(a@6-9x)aaa", 1, "(a@6-9x)aaa"),
        ("AbAabbA", 1, "A1bA1abbA1"),
        ("X x X", 1, "X1 x X1"),
        ("ABAB CDCD", 1, "abab cdcd"),
    ] {
        assert_eq!(written_out(scheme, regular), expected, "{scheme} with {regular}");
    }
}

#[test]
fn a_scheme_knows_its_shortest_poem() {
    for (scheme, lines, stanzas) in [
        ("aba bcb ... yzy z", 7, 3),
        ("abab ...", 4, 1),
        ("123 312 231 (123)", 10, 4),
        ("aabaab bbcbbc ... zzazza", 12, 2),
    ] {
        let scheme = Scheme::parse(scheme).unwrap();
        assert_eq!((scheme.least_lines(), scheme.least_stanzas()), (lines, stanzas), "{scheme}");
    }
}

#[test]
fn a_scheme_that_cannot_be_read_says_what_is_odd() {
    let fault = |scheme: &str| Scheme::parse(scheme).unwrap_err().to_string();
    assert_eq!(
        fault("ab*b"),
        "\"*\" in \"ab*b\" is no mark of a scheme; marks are letters, x, -, capitals for lines that return, and figures for end-words"
    );
    assert_eq!(fault("a1ba1b"), "\"a1\" - numbers go after capitals (A1, A2); a is only a rhyme");
    assert_eq!(fault("aba ... bcb ..."), "only one \"...\" is allowed");
    assert_eq!(fault("... abab"), "\"...\" needs a stanza before it");
    assert_eq!(fault("AAx xAx ..."), "no pattern leads from \"AAx\" to \"xAx\"; write one more stanza before \"...\"");
    assert_eq!(fault("aab bcc ..."), "from \"aab\" to \"bcc\", a becomes both b and c");
    assert_eq!(fault("abab aba ..."), "the two stanzas before \"...\" have 4 and 3 lines; write two alike");
    assert_eq!(fault("123 712"), "end-word 7 is used before any stanza sets it");
    assert_eq!(Scheme::parse("  "), Err(Fault::EmptyScheme));
    for odd in ["(", "()", "(a", "a@6", "(a@)", "(a@9-6)", "(a1)", "(2a)", "é", "a)", "0"] {
        assert!(matches!(Scheme::parse(odd), Err(Fault::OddMark { .. } | Fault::NumberAfterSmall { .. })), "{odd}");
    }
}

#[test]
fn the_slots_of_a_layout_carry_the_letters_a_poet_writes() {
    for (form, letters) in [
        ("villanelle", "A1bA2 abA1 abA2 abA1 abA2 abA1A2"),
        ("triolet", "ABaAabAB"),
        ("shakespearean-sonnet", "abab cdcd efef gg"),
        ("rondeau", "aabba aabR aabbaR"),
        ("roundel", "abaB bab abaB"),
        ("pantoum", "A1B1A2B2 B1C1B2C2 C1A2C2A1"),
        ("quatern", "Xxxx xXxx xxXx xxxX"),
        ("kyrielle", "aabB ccbB ddbB"),
        ("ghazal", "AA xA xA xA xA"),
        ("glosa", "ABCD xxxxxaxxaA xxxxxbxxbB xxxxxcxxcC xxxxxdxxdD"),
        ("haiku", "---"),
        ("lear-limerick", "aa(bb)a"),
    ] {
        let form = Registry::new().find(form).unwrap();
        assert_eq!(form.shortest().unwrap().letters(), letters, "{}", form.id);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_scheme_or_says_why_not(text in "[ a-dA-Cx1-3().@-]{0,16}(\\.\\.\\.)?[ abxA1]{0,6}", size in 0_usize..6) {
        if let Ok(scheme) = Scheme::parse(&text) {
            let expansion = scheme.expand(size);
            proptest::prop_assert_eq!(expansion.lines.len(), scheme.lines(size.max(scheme.least_regular())));
            let setting = Setting::parse("test", &format!("scheme = {}", toml::Value::String(text))).unwrap();
            if let Ok(form) = Registry::new().made_of(&[setting]) {
                for lines in 0..20 {
                    proptest::prop_assert!(!form.layouts(lines, &[lines]).is_empty());
                }
            }
        }
    }
}
