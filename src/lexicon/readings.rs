//! The optional readings of a word: every departure that verse and speech make from its plain pronunciations.
//!
//! The elisions are those of Kiparsky (1977) and Bridges (Milton's Prosody, 1921); `fuller.rs` and `archaic.rs` add the full
//! endings. Each departure is named by a [`Variant`].

use super::archaic::archaic_ending;
use super::fuller::fuller;
use super::{Pronunciation, Source, Variant, Variants};
use crate::phonology::edit::{has_vowel, replaced, without};
use crate::phonology::{Phone, Sound, Sounds, Stress};

/// The most readings kept of one word; few words have more than six.
const WAYS: usize = 16;

/// Adds the optional readings to the plain ones, best first: plain, alternate, everyday, then those only verse makes.
///
/// `key` is the word in lower case. A dictionary's alternate that is the same as an everyday departure takes its name.
pub(super) fn with_variants(key: &str, known: Vec<Pronunciation>) -> Vec<Pronunciation> {
    let mut ways = shortened_fires(key, known);
    add_shifted(&mut ways);
    for depth in 0..2 {
        for at in 0..ways.len() {
            if ways[at].variants.iter().count() == depth || departs_by_alternate_alone(&ways[at]) {
                add_departures(key, &ways[at].clone(), &mut ways);
            }
        }
    }
    ways.sort_by_key(|way| order(way.variants));
    ways.truncate(WAYS);
    ways
}

/// Adds, to a dictionary's words with two main stresses, the readings that keep one: *outside* as out-SIDE and as OUT-side.
///
/// Which of the two stresses is lighter depends on the words around: "the room up-STAIRS", "an UP-stairs ROOM" (the rhythm rule of
/// Liberman and Prince, 1977).
fn add_shifted(ways: &mut Vec<Pronunciation>) {
    let is_main = |sound: &Sound| sound.stress() == Some(Stress::Primary);
    for at in 0..ways.len() {
        let way = ways[at].clone();
        let mains: Vec<usize> =
            (0..way.sounds.len()).filter(|&at| way.sounds.get(at).as_ref().is_some_and(is_main)).collect();
        if mains.len() != 2 || !from_a_dictionary(way.source) {
            continue;
        }
        let variants = if way.variants.is_plain() { Variants::one(Variant::Alternate) } else { way.variants };
        for kept in mains.iter().rev() {
            let lighter = |(at, sound): (usize, Sound)| {
                if is_main(&sound) && at != *kept { sound.with_stress(Stress::Secondary) } else { sound }
            };
            let sounds: Sounds = way.sounds.iter().enumerate().map(lighter).collect();
            if ways.iter().all(|known| known.sounds != sounds) {
                ways.push(Pronunciation { sounds, source: way.source, variants });
            }
        }
    }
}

/// Whether a reading comes from a dictionary, as listed or with an ending; the poet's own lexicon is never changed.
fn from_a_dictionary(source: Source) -> bool {
    matches!(source, Source::Patch | Source::Dictionary | Source::SecondDictionary | Source::Derived)
}

fn departs_by_alternate_alone(way: &Pronunciation) -> bool {
    way.variants == Variants::one(Variant::Alternate)
}

fn order(variants: Variants) -> u8 {
    match (variants.is_plain(), variants == Variants::one(Variant::Alternate), variants.is_everyday()) {
        (true, _, _) => 0,
        (_, true, _) => 1,
        (_, _, true) => 2,
        (_, _, false) => 3,
    }
}

fn add_departures(key: &str, way: &Pronunciation, ways: &mut Vec<Pronunciation>) {
    let sounds: Vec<Sound> = way.sounds.iter().collect();
    let again = |variant| variant == Variant::Alternate && way.variants.iter().any(|made| made == variant);
    for (changed, variant) in departures(key, &sounds, way.variants) {
        let Some(variants) = way.variants.and(variant).filter(|_| !again(variant)) else { continue };
        let changed: Sounds = changed.into_iter().collect();
        let room = ways.len() < 2 * WAYS;
        match ways.iter_mut().find(|known| known.sounds == changed) {
            Some(known) if departs_by_alternate_alone(known) && variants.is_everyday() => known.variants = variants,
            None if room => {
                ways.push(Pronunciation { sounds: changed, source: way.source, variants });
            }
            _ => {}
        }
    }
}

/// Makes the short form of fire, hour and desire the plain one, where the spelling has no -er, and the long form a departure.
fn shortened_fires(key: &str, known: Vec<Pronunciation>) -> Vec<Pronunciation> {
    const ENDINGS: [&str; 9] = ["ire", "yre", "our", "oir", "ires", "ours", "oirs", "ired", "oured"];
    let bare = key.strip_suffix("'s").unwrap_or(key);
    if !ENDINGS.iter().any(|ending| bare.ends_with(ending)) {
        return known;
    }
    let mut ways: Vec<Pronunciation> = Vec::new();
    let mut long: Vec<Pronunciation> = Vec::new();
    for way in known {
        let sounds: Vec<Sound> = way.sounds.iter().collect();
        let Some(at) = fire_place(&sounds) else {
            ways.push(way);
            continue;
        };
        let short: Sounds = replaced(&sounds, at, Phone::R).into_iter().collect();
        long.push(Pronunciation { variants: Variants::one(Variant::FireLong), ..way.clone() });
        ways.push(Pronunciation { sounds: short, ..way });
    }
    ways.extend(long);
    let mut seen: Vec<Sounds> = Vec::new();
    ways.retain(|way| {
        !seen.contains(&way.sounds) && {
            seen.push(way.sounds.clone());
            true
        }
    });
    ways
}

/// Where a weak ER follows a stressed AY or AW.
fn fire_place(sounds: &[Sound]) -> Option<usize> {
    (1..sounds.len()).find(|&at| {
        sounds[at].phone() == Phone::ER
            && sounds[at].is_unstressed_vowel()
            && matches!(sounds[at - 1].phone(), Phone::AY | Phone::AW)
    })
}

/// Every reading that departs once from these sounds; `made` names the departures that led to them.
fn departures(key: &str, sounds: &[Sound], made: Variants) -> Vec<(Vec<Sound>, Variant)> {
    let mut found = Vec::new();
    let vowels = (0..sounds.len()).filter(|&at| sounds[at].is_vowel());
    for at in vowels {
        found.extend(hiatus(sounds, at));
        found.extend(syncope(sounds, at));
        found.extend(weak_ending(key, sounds, at));
    }
    found.extend(full_ending(key, sounds));
    found.extend(fuller(key, sounds, made));
    found.extend(archaic_ending(key, sounds));
    found
}

/// A vowel and the weak one after it in one syllable; the -o of *radio* counts as weak, though CMUdict gives it a stress.
fn hiatus(sounds: &[Sound], at: usize) -> Option<(Vec<Sound>, Variant)> {
    let next = *sounds.get(at + 1)?;
    let ends_on_o = next.stress() == Some(Stress::Secondary)
        && next.phone() == Phone::OW
        && sounds[at].phone() == Phone::IY
        && !has_vowel(&sounds[at + 2..]);
    if !(next.is_unstressed_vowel() || ends_on_o && sounds[at].is_unstressed_vowel()) {
        return None;
    }
    let after = sounds.get(at + 2).map(|sound| sound.phone());
    Some(match (sounds[at].phone(), sounds[at].is_unstressed_vowel(), next.phone(), after) {
        (Phone::IY | Phone::IH, true, _, _) => (replaced(sounds, at, Phone::Y), Variant::GlideI),
        (Phone::UW | Phone::UH, true, _, _) => (replaced(sounds, at, Phone::W), Variant::GlideU),
        (Phone::ER, true, _, _) => (replaced(sounds, at, Phone::R), Variant::SyncopeEr),
        (_, true, _, _) => (without(sounds, at + 1), Variant::GlideWeak),
        (Phone::AW, _, Phone::ER, _) => (replaced(sounds, at + 1, Phone::R), Variant::Power),
        (Phone::AY, _, Phone::ER, _) => (replaced(sounds, at + 1, Phone::R), Variant::Fire),
        (_, _, Phone::ER, _) => (replaced(sounds, at + 1, Phone::R), Variant::Hiatus),
        (_, _, _, Some(Phone::L)) => (without(sounds, at + 1), Variant::Trial),
        (_, _, Phone::IH, Some(Phone::NG)) => (without(sounds, at + 1), Variant::Being),
        _ => (without(sounds, at + 1), Variant::Hiatus),
    })
}

/// A weak vowel inside the word, before l, n or r and another weak vowel, is dropped.
fn syncope(sounds: &[Sound], at: usize) -> Option<(Vec<Sound>, Variant)> {
    let (between, after) = (sounds.get(at + 1)?, sounds.get(at + 2)?);
    let fits = at > 0
        && sounds[at].is_unstressed_vowel()
        && sounds[at].phone() != Phone::IY
        && matches!(between.phone(), Phone::L | Phone::N | Phone::R)
        && sounds[at - 1] != *between
        && after.is_unstressed_vowel()
        && has_vowel(&sounds[..at]);
    fits.then(|| (without(sounds, at), Variant::Syncope))
}

/// Milit'ry, dormit'ry, strawb'ry: the vowel of -ary, -ory, -ery and -berry, which England drops and America says in full
/// (Wells, Longman Pronunciation Dictionary), where the consonant before it can bear an r after it. The learned adjectives in
/// -atory keep it: what England drops there it as often stresses instead (mi-GRA-tory).
fn full_ending(key: &str, sounds: &[Sound]) -> Option<(Vec<Sound>, Variant)> {
    let stem = key.trim_end_matches(['s', '\'']);
    let written = ["ary", "ory", "ery", "erry", "arie", "orie", "erie", "errie"].iter().any(|end| stem.ends_with(end))
        && !stem.ends_with("atory");
    let body = sounds.strip_suffix(&[Sound::plain(Phone::Z)]).unwrap_or(sounds);
    let [.., two, one, vowel, r, y] = body else { return None };
    let full = matches!(vowel.phone(), Phone::EH | Phone::AO) && vowel.stress() < Some(Stress::Primary);
    let bears = match one.phone() {
        Phone::R | Phone::W | Phone::Y | Phone::HH => false,
        Phone::L | Phone::M | Phone::N => two.is_vowel(),
        _ => true,
    };
    let ends = r.phone() == Phone::R && y.phone() == Phone::IY;
    (written && full && bears && ends).then(|| (without(sounds, body.len() - 3), Variant::Syncope))
}

/// Heav'n, fall'n, ev'r, sp'rit.
fn weak_ending(key: &str, sounds: &[Sound], at: usize) -> Option<(Vec<Sound>, Variant)> {
    let before = sounds.get(at.checked_sub(1)?)?.phone();
    let inside = has_vowel(&sounds[..at]);
    if !sounds[at].is_unstressed_vowel() || !inside {
        return None;
    }
    let next = sounds.get(at + 1).map(|sound| sound.phone());
    let closes = sounds.get(at + 2).is_none_or(|sound| !sound.is_vowel());
    match (before, sounds[at].phone(), next) {
        (Phone::V, Phone::AH | Phone::IH, Some(Phone::N)) if closes => Some((without(sounds, at), Variant::Heaven)),
        (Phone::L | Phone::R | Phone::S | Phone::Z, Phone::AH | Phone::IH, Some(Phone::N))
            if at + 2 == sounds.len() && key.ends_with("en") =>
        {
            Some((without(sounds, at), Variant::Fallen))
        }
        // Evil and devil, e'il and de'il (Kökeritz, Shakespeare's Pronunciation, 1953).
        (Phone::V, Phone::AH | Phone::IH, Some(Phone::L))
            if closes && (key.starts_with("evil") || key.starts_with("devil")) =>
        {
            Some((without(sounds, at), Variant::Fallen))
        }
        (Phone::V, Phone::ER, None) => Some((replaced(sounds, at, Phone::R), Variant::Ever)),
        (Phone::R, Phone::AH | Phone::IH, Some(Phone::T)) if key.starts_with("spirit") => {
            Some((without(sounds, at), Variant::Spirit))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Ear;

    /// The ids of the departures that give a word this many syllables, the best reading first; `None` if no reading does.
    fn departure(word: &str, syllables: u32) -> Option<String> {
        let spoken = Ear::new().say(word);
        let way = spoken.pronunciations.iter().find(|way| way.sounds.syllable_count() == syllables)?;
        Some(way.variants.iter().map(Variant::id).collect::<Vec<_>>().join("+"))
    }

    #[test]
    fn every_optional_syllable_has_a_name() {
        for (word, syllables, name) in [
            ("heaven", 1, "heaven"),
            ("heavenly", 2, "heaven"),
            ("fallen", 1, "fallen"),
            ("evil", 1, "fallen"),
            ("devil's", 1, "fallen"),
            ("solitary", 3, "syncope"),
            ("dormitories", 3, "syncope"),
            ("radio", 2, "glide-i"),
            ("ever", 1, "ever"),
            ("spirit", 1, "spirit"),
            ("flower", 1, "power"),
            ("higher", 1, "fire"),
            ("fire", 1, ""),
            ("fire", 2, "fire-long"),
            ("desire", 3, "fire-long"),
            ("trial", 1, "trial"),
            ("being", 1, "being"),
            ("poet", 1, "hiatus"),
            ("every", 2, "syncope-er"),
            ("wandering", 2, "syncope-er"),
            ("family", 2, "syncope"),
            ("listening", 2, "syncope"),
            ("glorious", 2, "glide-i"),
            ("ritual", 2, "glide-u"),
            ("nation", 3, "ion-full"),
            ("religion", 4, "ion-full"),
            ("opinion", 4, "ion-full"),
            ("righteous", 3, "ious-full"),
            ("patience", 3, "ious-full"),
            ("walked", 2, "ed-full"),
            ("wicked", 1, "ed-short"),
            ("greatest", 1, "est-short"),
            ("learned", 2, "alternate"),
        ] {
            assert_eq!(departure(word, syllables).as_deref(), Some(name), "{word} in {syllables}");
        }
    }

    #[test]
    fn a_word_with_two_main_stresses_may_lighten_either() {
        for word in ["outside", "upstream", "nearby", "thirteen"] {
            let patterns: Vec<Vec<Stress>> =
                Ear::new().say(word).pronunciations.iter().map(|way| way.sounds.stresses().collect()).collect();
            assert!(patterns.iter().any(|way| way[0] < way[1]), "{word}: {patterns:?}");
            assert!(patterns.iter().any(|way| way[0] > way[1]), "{word}: {patterns:?}");
        }
    }

    #[test]
    fn words_that_only_look_alike_keep_their_syllables() {
        for (word, syllables) in [
            ("need", 2),
            ("bed", 2),
            ("shed", 2),
            ("rest", 0),
            ("teeth", 0),
            ("sing", 0),
            ("ocean", 3),
            ("contrary", 2),
            ("civil", 1),
        ] {
            assert_eq!(departure(word, syllables), None, "{word} in {syllables}");
        }
    }

    #[test]
    fn plain_readings_come_first_and_no_two_sound_alike() {
        for word in ["fire", "every", "glorious", "violet", "memorial", "prayer", "hour"] {
            let ways = &Ear::new().say(word).pronunciations;
            assert!(ways[0].variants.is_plain(), "{word}");
            assert!(ways.iter().enumerate().all(|(at, way)| ways[..at].iter().all(|other| other.sounds != way.sounds)));
            let first_verse_only = ways.iter().position(|way| !way.is_everyday()).unwrap_or(ways.len());
            assert!(ways[first_verse_only..].iter().all(|way| !way.is_everyday()), "{word}");
        }
    }
}
