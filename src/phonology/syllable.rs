//! Syllables: a nucleus with the consonants before and after it.

use super::{Phone, Sounds, Stress};

/// One syllable of a pronunciation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllable {
    /// The consonants before the nucleus.
    pub onset: Vec<Phone>,
    /// The vowel; `None` only where a word has no vowel at all ("shh").
    pub nucleus: Option<Phone>,
    /// The consonants after the nucleus.
    pub coda: Vec<Phone>,
    /// How strongly the syllable is stressed.
    pub stress: Stress,
}

/// Onsets of two and three consonants that English words begin with.
#[rustfmt::skip]
const ONSETS: &[&[Phone]] = {
    use Phone::{B, D, F, G, HH, K, L, M, N, P, R, S, SH, T, TH, V, W, Y};
    &[
        &[B, L], &[B, R], &[B, Y], &[D, R], &[D, W], &[D, Y], &[F, L], &[F, R], &[F, Y], &[G, L], &[G, R], &[G, W], &[G, Y],
        &[HH, W], &[HH, Y], &[K, L], &[K, R], &[K, W], &[K, Y], &[M, Y], &[N, Y], &[P, L], &[P, R], &[P, Y], &[S, F],
        &[S, K], &[S, L], &[S, M], &[S, N], &[S, P], &[S, T], &[S, W], &[SH, R], &[T, R], &[T, W], &[T, Y], &[TH, R],
        &[TH, W], &[V, Y], &[S, K, L], &[S, K, R], &[S, K, W], &[S, K, Y], &[S, P, L], &[S, P, R], &[S, P, Y], &[S, T, R], &[S, T, Y],
    ]
};

/// Parts a word into syllables, each taking as many consonants before its nucleus as a word may begin with.
///
/// The rule is the maximal onset principle (Selkirk 1982): `B IH0 HH EH1 L D` is be·held. Only an s before a stop stays
/// with a short vowel: `R AE1 S K AH0 L` is ras·cal. A word without a vowel is one
/// syllable of consonants.
pub fn syllabify(sounds: &Sounds) -> Vec<Syllable> {
    let mut syllables: Vec<Syllable> = Vec::new();
    let mut waiting: Vec<Phone> = Vec::new();
    for sound in sounds.iter() {
        let Some(stress) = sound.stress() else {
            waiting.push(sound.phone());
            continue;
        };
        let is_first = syllables.len() == 1;
        let onset = match syllables.last_mut() {
            Some(before) => {
                let start = onset_start(&waiting).max(kept_s(before, is_first, &waiting));
                let onset = waiting.split_off(start);
                before.coda.append(&mut waiting);
                onset
            }
            None => std::mem::take(&mut waiting),
        };
        syllables.push(Syllable { onset, nucleus: Some(sound.phone()), coda: Vec::new(), stress });
    }
    match syllables.last_mut() {
        Some(last) => last.coda = waiting,
        None if waiting.is_empty() => {}
        None => {
            syllables.push(Syllable { onset: waiting, nucleus: None, coda: Vec::new(), stress: Stress::Unstressed });
        }
    }
    syllables
}

/// How many sounds of a run that begins with *s* and a stop stay with the vowel before it: 1, the *s*, after a short
/// vowel (ras·cals, mi·nus·cule), but 0 after that of an unstressed first syllable, which is mostly a prefix (de·spair).
///
/// English short vowels are checked: they want a consonant after them (Wells, Longman Pronunciation Dictionary, 1990).
fn kept_s(before: &Syllable, is_first: bool, run: &[Phone]) -> usize {
    use Phone::{AA, AE, AH, EH, IH, K, P, S, T, UH};
    let is_checked = matches!(before.nucleus, Some(AA | AE | AH | EH | IH | UH));
    let is_prefix = is_first && before.stress == Stress::Unstressed;
    usize::from(is_checked && !is_prefix && matches!(run, [S, P | T | K, ..]))
}

/// Where in a run of consonants between two vowels the second syllable's onset begins.
fn onset_start(run: &[Phone]) -> usize {
    let longest = run.len().saturating_sub(3);
    (longest..run.len())
        .find(|&start| match &run[start..] {
            [only] => *only != Phone::NG,
            cluster => ONSETS.contains(&cluster),
        })
        .unwrap_or(run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consonants_go_to_the_next_syllable_when_a_word_may_begin_with_them() {
        let shape = |arpabet: &str| {
            syllabify(&arpabet.parse().unwrap())
                .iter()
                .map(|syllable| (syllable.onset.len(), syllable.coda.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(shape("B IH0 HH EH1 L D"), [(1, 0), (1, 2)]);
        assert_eq!(shape("S IH1 NG ER0"), [(1, 1), (0, 0)]);
        assert_eq!(shape("IH2 N S T R AH1 K T"), [(0, 1), (3, 2)]);
        assert_eq!(shape("R AE1 S K AH0 L"), [(1, 1), (1, 1)]);
        assert_eq!(shape("M IH1 N AH0 S K Y UW2 L"), [(1, 0), (1, 1), (2, 1)]);
        assert_eq!(shape("D IH0 S P EH1 R"), [(1, 0), (2, 1)]);
        assert_eq!(shape("SH"), [(1, 0)]);
        assert_eq!(shape(""), []);
    }
}
