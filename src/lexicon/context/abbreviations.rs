//! The abbreviations, with the words each stands for and the places in which it does.

/// Where an abbreviation with its point is read in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere: it is no word without its point.
    Anywhere,
    /// Before a name: Rev. Amos, Gen. Lee.
    BeforeName,
    /// With a capital, and not before another: Sat. morning, Mar. 3.
    Dated,
    /// Before a figure: No. 7, fig. 3.
    BeforeFigure,
    /// After a figure: 5 in., 20 min.
    AfterFigure,
    /// After a name: Boston, Mass.; Ford & Co.
    AfterName,
}

/// An abbreviation in lower case, what it stands for (the likeliest first), and where.
pub(super) type Abbreviation = (&'static str, &'static [&'static str], Place);

/// The abbreviations, in alphabetical order.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[Abbreviation] = {
    use Place::{AfterFigure, AfterName, Anywhere, BeforeFigure, BeforeName, Dated};
    &[
        ("adj", &["adjective"], Anywhere), ("adm", &["admiral"], BeforeName), ("adv", &["adverb"], Anywhere), ("ala", &["alabama"], AfterName),
        ("amb", &["ambassador"], BeforeName), ("anon", &["anonymous", "anon"], Anywhere), ("app", &["appendix"], BeforeFigure),
        ("approx", &["approximately", "approx"], Anywhere), ("apr", &["april"], Dated), ("apt", &["apartment"], BeforeFigure),
        ("ariz", &["arizona"], Anywhere), ("ark", &["arkansas"], AfterName), ("art", &["article"], BeforeFigure), ("assn", &["association"], Anywhere),
        ("assoc", &["associate", "association"], Anywhere), ("asst", &["assistant"], Anywhere), ("atty", &["attorney"], Anywhere),
        ("aug", &["august"], Dated), ("ave", &["avenue"], AfterName), ("bk", &["book"], Anywhere), ("bldg", &["building"], Anywhere),
        ("blvd", &["boulevard"], Anywhere), ("brig", &["brigadier"], BeforeName), ("bros", &["brothers"], Anywhere), ("calif", &["california"], Anywhere),
        ("capt", &["captain"], Anywhere), ("cdr", &["commander"], Anywhere), ("cf", &["compare", "c f"], Anywhere), ("ch", &["chapter"], Anywhere),
        ("chap", &["chapter"], BeforeFigure), ("cmdr", &["commander"], Anywhere), ("co", &["company", "county"], AfterName), ("col", &["colonel"], BeforeName),
        ("colo", &["colorado"], Anywhere), ("cols", &["colonels", "columns"], Anywhere), ("comdr", &["commander"], Anywhere),
        ("conn", &["connecticut"], AfterName), ("cont", &["continued"], Anywhere), ("corp", &["corporation", "corporal"], Anywhere),
        ("cpl", &["corporal"], Anywhere), ("ct", &["court"], AfterName), ("cu", &["cubic"], Anywhere), ("dec", &["december"], Dated), ("del", &["delaware"], AfterName),
        ("dept", &["department"], Anywhere), ("det", &["detective"], BeforeName), ("dist", &["district"], Anywhere), ("doz", &["dozen"], Anywhere),
        ("ed", &["edition", "editor"], BeforeFigure), ("eds", &["editors"], Anywhere), ("eq", &["equation"], Anywhere), ("esq", &["esquire"], Anywhere),
        ("est", &["established", "estimated"], BeforeFigure), ("ext", &["extension"], Anywhere), ("feb", &["february"], Dated), ("fig", &["figure"], BeforeFigure),
        ("figs", &["figures"], BeforeFigure), ("fla", &["florida"], Anywhere), ("fr", &["father"], Anywhere), ("fri", &["friday"], Dated),
        ("ft", &["feet", "foot"], AfterFigure), ("ft", &["fort"], BeforeName), ("ga", &["georgia"], AfterName), ("gal", &["gallons", "gallon"], AfterFigure),
        ("gen", &["general"], BeforeName), ("gov", &["governor"], BeforeName), ("govt", &["government"], Anywhere), ("hon", &["honorable"], BeforeName),
        ("hosp", &["hospital"], Anywhere), ("hr", &["hours", "hour"], AfterFigure), ("hrs", &["hours"], Anywhere), ("hwy", &["highway"], Anywhere),
        ("ill", &["illinois"], AfterName), ("in", &["inches", "inch"], AfterFigure), ("inc", &["incorporated", "inc"], Anywhere), ("ind", &["indiana"], AfterName),
        ("insp", &["inspector"], Anywhere), ("inst", &["institute"], Anywhere), ("intl", &["international"], Anywhere), ("jan", &["january"], Dated),
        ("jr", &["junior"], Anywhere), ("jul", &["july"], Dated), ("jun", &["june"], Dated), ("kan", &["kansas"], AfterName), ("ky", &["kentucky"], AfterName),
        ("la", &["louisiana"], AfterName), ("lb", &["pounds", "pound"], Anywhere), ("lbs", &["pounds"], Anywhere), ("lieut", &["lieutenant"], Anywhere),
        ("lt", &["lieutenant"], Anywhere), ("ltd", &["limited"], Anywhere), ("maj", &["major"], BeforeName), ("mar", &["march"], Dated),
        ("mass", &["massachusetts"], AfterName), ("md", &["maryland"], AfterName), ("messrs", &["messers"], Anywhere), ("mfg", &["manufacturing"], Anywhere),
        ("mgr", &["manager"], Anywhere), ("mich", &["michigan"], Anywhere), ("min", &["minutes", "minute"], AfterFigure), ("minn", &["minnesota"], Anywhere),
        ("misc", &["miscellaneous"], Anywhere), ("miss", &["mississippi"], AfterName), ("mlle", &["mademoiselle"], Anywhere), ("mme", &["madame"], Anywhere),
        ("mo", &["missouri"], AfterName), ("mon", &["monday"], Dated), ("mons", &["monsieur"], Anywhere), ("mont", &["montana"], AfterName),
        ("msgr", &["monsignor"], Anywhere), ("mt", &["mount", "mountain"], Anywhere), ("mtn", &["mountain"], Anywhere), ("mts", &["mountains"], Anywhere),
        ("natl", &["national"], Anywhere), ("neb", &["nebraska"], AfterName), ("nev", &["nevada"], AfterName), ("no", &["number"], BeforeFigure),
        ("nos", &["numbers"], BeforeFigure), ("nov", &["november"], Dated), ("oct", &["october"], Dated), ("okla", &["oklahoma"], Anywhere),
        ("op", &["opus"], BeforeFigure), ("ore", &["oregon"], AfterName), ("oz", &["ounces", "ounce"], AfterFigure), ("p", &["page"], BeforeFigure),
        ("pa", &["pennsylvania"], AfterName), ("par", &["paragraph"], BeforeFigure), ("penn", &["pennsylvania"], AfterName), ("pg", &["page"], Anywhere),
        ("pkg", &["package"], Anywhere), ("pl", &["place"], AfterName), ("pp", &["pages"], Anywhere), ("pres", &["president"], Anywhere),
        ("prof", &["professor", "prof"], Anywhere), ("profs", &["professors", "profs"], Anywhere), ("prop", &["proprietor"], BeforeName), ("pt", &["part"], BeforeFigure),
        ("pvt", &["private"], Anywhere), ("qt", &["quarts", "quart"], Anywhere), ("rd", &["road"], AfterName), ("recd", &["received"], Anywhere),
        ("ref", &["reference"], BeforeFigure), ("rep", &["representative", "rep"], BeforeName), ("rev", &["reverend"], BeforeName), ("rm", &["room"], Anywhere),
        ("rte", &["route"], Anywhere), ("sat", &["saturday"], Dated), ("sec", &["seconds", "second"], AfterFigure), ("sec", &["section"], BeforeFigure),
        ("secy", &["secretary"], Anywhere), ("sen", &["senator"], BeforeName), ("sep", &["september"], Dated), ("sept", &["september"], Anywhere),
        ("sgt", &["sergeant"], Anywhere), ("sq", &["square"], Anywhere), ("sr", &["senior", "sister"], Anywhere), ("ste", &["sainte", "suite"], Anywhere),
        ("sun", &["sunday"], Dated), ("supt", &["superintendent"], Anywhere), ("tbsp", &["tablespoons", "tablespoon"], Anywhere), ("tel", &["telephone"], Anywhere),
        ("temp", &["temperature"], BeforeFigure), ("tenn", &["tennessee"], Anywhere), ("tex", &["texas"], AfterName), ("thu", &["thursday"], Dated),
        ("thur", &["thursday"], Anywhere), ("thurs", &["thursday"], Anywhere), ("treas", &["treasurer"], Anywhere), ("tsp", &["teaspoons", "teaspoon"], Anywhere),
        ("tue", &["tuesday"], Dated), ("tues", &["tuesday"], Anywhere), ("univ", &["university"], Anywhere), ("va", &["virginia"], AfterName),
        ("ver", &["version"], BeforeFigure), ("viz", &["namely", "viz"], Anywhere), ("vol", &["volume"], Anywhere), ("vols", &["volumes"], Anywhere), ("vs", &["versus"], Anywhere),
        ("vt", &["vermont"], AfterName), ("wash", &["washington"], AfterName), ("wed", &["wednesday"], Dated), ("weds", &["wednesday"], Anywhere),
        ("wis", &["wisconsin"], Anywhere), ("wk", &["week"], Anywhere), ("wt", &["weight"], Anywhere), ("wyo", &["wyoming"], Anywhere),
        ("yd", &["yards", "yard"], Anywhere), ("yr", &["years", "year"], Anywhere), ("yrs", &["years"], Anywhere),
    ]
};

/// The longest of them, in bytes.
pub(super) const LONGEST: usize = 6;

/// The entries of an abbreviation in lower case, without its point.
pub(super) fn entries(word: &str) -> impl Iterator<Item = &'static Abbreviation> {
    let first = ABBREVIATIONS.partition_point(|(known, ..)| *known < word);
    ABBREVIATIONS.iter().skip(first).take_while(move |(known, ..)| *known == word)
}

/// Abbreviations that are written without a point too, since they are no words: dept of, 5 lbs, Sgt Pepper.
#[rustfmt::skip]
pub(super) const POINTLESS: &[&str] = &[
    "approx", "asst", "atty", "bldg", "blvd", "bros", "capt", "cdr", "cpl", "dept", "govt", "hrs", "hwy", "intl", "jr", "lb", "lbs", "lt", "ltd", "mgr",
    "msgr", "mt", "natl", "pvt", "rte", "secy", "sgt", "sr", "supt", "tbsp", "tsp", "vols", "yrs", "mme", "mlle", "messrs", "pkg", "recd",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_abbreviations_stand_in_order_and_are_short() {
        assert!(ABBREVIATIONS.windows(2).all(|two| two[0].0 <= two[1].0));
        assert!(ABBREVIATIONS.iter().all(|(word, ..)| word.len() <= LONGEST));
        assert!(POINTLESS.iter().all(|word| entries(word).next().is_some()));
    }
}
