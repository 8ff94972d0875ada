//! A meter ready to be laid on lines: its measures compiled to automata, and the weighted steps that searches follow.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, OnceLock};

use super::automaton::{Asks, Automaton, LONGEST};
use super::decode::{WeightCache, WeightedAutomaton};
use super::model::Weights;
use super::model::strain::Strains;
use super::notation::{License, LicenseSet, Licenses, Measure, MeterError, NamedMeter};
use crate::analysis::Counts;

/// The meter a line may be asked to keep: one measure, or several of which any will do.
///
/// ```
/// use verse::meter::Meter;
///
/// for text in ["iambic pentameter", "Anapaestic Trimetre", "4 beats, 1-2 slack", "/x /? /xx /x /?"] {
///     assert!(text.parse::<Meter>().is_ok(), "{text}");
/// }
/// ```
#[derive(Clone)]
pub struct Meter {
    alternatives: Arc<[Compiled]>,
    /// The results of [`Meter::counts`] and [`Meter::common_counts`] within the usual licenses, and of
    /// [`Meter::plain_counts`] between them, each computed at the first call.
    known_counts: Arc<[OnceLock<Counts>; 3]>,
}

/// A measure compiled to an automaton, with the weighted automata that searches follow.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) measure: Measure,
    pub(crate) automaton: Automaton,
    /// The steps weighed by the shipped strains, a weighted automaton for each set of licenses.
    strained: WeightCache,
    /// The steps weighed by the shipped log-linear model with every license allowed; made when a line is first scanned in
    /// the measure.
    likely: OnceLock<WeightedAutomaton>,
}

impl Compiled {
    /// The steps weighed by these strains.
    pub(crate) fn strained(&self, strains: &Strains, allowed: LicenseSet) -> Cow<'_, WeightedAutomaton> {
        let weigh = || WeightedAutomaton::of(&self.automaton, strains, allowed);
        if strains.are_shipped() { Cow::Borrowed(self.strained.get(allowed, weigh)) } else { Cow::Owned(weigh()) }
    }

    /// The steps weighed by the shipped log-linear model with every license allowed.
    pub(crate) fn likely(&self) -> &WeightedAutomaton {
        self.likely.get_or_init(|| WeightedAutomaton::of(&self.automaton, Weights::shipped(), LicenseSet::ANYTHING))
    }
}

/// The licenses at a line's end that no reader counts as a departure.
const ENDS: LicenseSet = LicenseSet::of(&[License::Feminine, License::Catalexis]);

impl Meter {
    /// The largest count of syllables kept exactly where slack is free; it stands for itself and every larger one.
    pub const MOST_COUNTED: u32 = LONGEST;

    /// The meter of one named measure.
    pub fn named(meter: NamedMeter) -> Self {
        Self::of([Measure::Named(meter)])
    }

    /// The meter that offers these measures.
    pub(super) fn of(measures: impl IntoIterator<Item = Measure>) -> Self {
        let compiled = measures.into_iter().map(|measure| {
            let automaton = Automaton::of(&measure);
            Compiled { measure, automaton, strained: WeightCache::default(), likely: OnceLock::new() }
        });
        Self { alternatives: compiled.collect(), known_counts: Arc::default() }
    }

    /// The measures, any of which a line may keep.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.alternatives.iter().map(|alternative| &alternative.measure)
    }

    /// The numbers of syllables a line may have within these licenses, elisions not counted.
    ///
    /// Where slack is free, counts above [`Self::MOST_COUNTED`] are given as that number.
    pub fn counts(&self, licenses: Licenses) -> Counts {
        let count = || self.lengths(|measure| licenses.allowed(measure));
        if licenses == Licenses::Usual { self.known_counts[0].get_or_init(count).clone() } else { count() }
    }

    /// The numbers of syllables a line has when it takes no license at all.
    pub fn plain_counts(&self) -> Counts {
        self.known_counts[1].get_or_init(|| self.lengths(|_| LicenseSet::EMPTY)).clone()
    }

    /// The numbers of syllables readers expect of a line: those of the plain meter, and those it has with a licensed
    /// feminine ending or catalexis.
    pub fn common_counts(&self, licenses: Licenses) -> Counts {
        let count = || self.lengths(|measure| licenses.allowed(measure).within(ENDS));
        if licenses == Licenses::Usual { self.known_counts[2].get_or_init(count).clone() } else { count() }
    }

    /// Whether the meter counts beats and lets the slack between them vary.
    pub fn is_accentual(&self) -> bool {
        self.measures().all(Measure::is_accentual)
    }

    /// Whether the meter asks for a caesura.
    pub fn has_caesura(&self) -> bool {
        self.compiled().any(|Compiled { measure, automaton, .. }| match measure {
            Measure::Beats(beats) => beats.parts.len() > 1,
            Measure::Named(_) | Measure::Marks(_) => automaton.steps.iter().any(|step| step.asks == Asks::Caesura),
        })
    }

    fn lengths(&self, allowed: impl Fn(&Measure) -> LicenseSet) -> Counts {
        let each = self.compiled().flat_map(|alternative| alternative.automaton.lengths(allowed(&alternative.measure)));
        Counts::of(each.collect::<Vec<u32>>())
    }

    pub(crate) fn compiled(&self) -> impl Iterator<Item = &Compiled> {
        self.alternatives.iter()
    }
}

/// The meters a poem may be in, the commonest feet first.
pub(crate) fn named_meters() -> &'static [Arc<Meter>] {
    static NAMED: LazyLock<Vec<Arc<Meter>>> = LazyLock::new(|| {
        let longer = NamedMeter::learned().filter(|meter| meter.feet.count() > 1);
        longer.map(|meter| Arc::new(Meter::named(meter))).collect()
    });
    &NAMED
}

impl PartialEq for Meter {
    fn eq(&self, other: &Self) -> bool {
        self.measures().eq(other.measures())
    }
}

impl Eq for Meter {}

impl std::hash::Hash for Meter {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.measures().for_each(|measure| measure.hash(state));
    }
}

/// The most measures joined by `or`; the cost of a line grows with their number, for each is tried.
const MOST_MEASURES: usize = 20;

impl FromStr for Meter {
    type Err = MeterError;

    /// Reads a meter in any notation; alternatives are joined by `or`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let measures = text.split(" or ").count();
        if measures > MOST_MEASURES {
            return Err(MeterError::TooMany { measures, most: MOST_MEASURES });
        }
        let measures = text.split(" or ").map(str::parse).collect::<Result<Vec<Measure>, _>>()?;
        Ok(Self::of(measures))
    }
}

impl fmt::Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, measure) in self.measures().enumerate() {
            write!(f, "{}{measure}", if place > 0 { " or " } else { "" })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Meter({self})")
    }
}
