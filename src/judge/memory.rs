//! What the judge remembers: line ends, likenesses and metrical fits.
//!
//! With it, judging a poem by many layouts costs little more than by one, and judging it again after a keystroke costs only the
//! lines that changed.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::analysis::{HeardLine, Poem};
use crate::meter::{self, Licenses, Meter, MeterFit, NamedMeters, PreparedLine};
use crate::rhyme::{self, Accent, LineEnd, RhymeComparison};

/// The number of entries beyond which a memo is cleared: a draft of a thousand lines under a dozen layouts stays below it.
const MOST_REMEMBERED: usize = 1 << 15;

/// What the judge computed of lines, kept from one judgment to the next.
///
/// A line is identified by its address. Each memo keeps its lines alive, so that no other line gets the same address.
#[derive(Default)]
pub(super) struct JudgeMemory {
    licenses: Licenses,
    ends: Memo<usize, Arc<HeardLine>, LineEnd>,
    likenesses: RefCell<HashMap<(Accent, usize, usize), RhymeComparison, RandomState>>,
    fits: Memo<(usize, usize), Arc<Meter>, MeterFit>,
    /// Lines that did not fit their meter, prepared for comparison with other meters; cleared after each poem.
    ready: RefCell<HashMap<usize, PreparedLine, RandomState>>,
    /// How likely lines are under the named meters.
    likelihoods: RefCell<HashMap<usize, Rc<NamedMeters>, RandomState>>,
    /// Several lines joined into one, by the lines.
    joined: RefCell<HashMap<Vec<usize>, Arc<HeardLine>, RandomState>>,
    /// Whether a line fits a meter that no form asked for; those meters live as long as the program.
    keeps: RefCell<HashMap<(usize, usize), bool, RandomState>>,
}

impl JudgeMemory {
    /// An empty memory for a form with these licenses.
    pub(super) fn new(licenses: Licenses) -> Self {
        Self { licenses, ..Self::default() }
    }

    /// The sounds at the end of a line.
    pub(super) fn end(&self, line: &Arc<HeardLine>) -> Rc<LineEnd> {
        let mut ends = self.ends.borrow_mut();
        let known = ends.entry(address(line));
        Rc::clone(&known.or_insert_with(|| (Arc::clone(line), Rc::new(LineEnd::of(line)))).1)
    }

    /// How alike the ends of two lines are in an accent; the first line comes before the second.
    pub(super) fn likeness(&self, accent: Accent, one: &Arc<HeardLine>, other: &Arc<HeardLine>) -> RhymeComparison {
        let key = (accent, address(one), address(other));
        if let Some(likeness) = self.likenesses.borrow().get(&key) {
            return *likeness;
        }
        let likeness = rhyme::compare_in(accent, &self.end(one), &self.end(other));
        self.likenesses.borrow_mut().insert(key, likeness);
        likeness
    }

    /// How a line fits a meter under the licenses of the form; a line that does not fit has no scansion.
    pub(super) fn fit(&self, line: &Arc<HeardLine>, meter: &Arc<Meter>) -> Rc<MeterFit> {
        let key = (address(line), Arc::as_ptr(meter) as usize);
        if let Some((_, fit)) = self.fits.borrow().get(&key) {
            return Rc::clone(fit);
        }
        self.end(line);
        let (fit, ready) = meter::fit_or_prepare(line, meter, self.licenses);
        if let Some(ready) = ready {
            self.ready.borrow_mut().insert(address(line), ready);
        }
        let fit = Rc::new(fit);
        self.fits.borrow_mut().insert(key, (Arc::clone(meter), Rc::clone(&fit)));
        fit
    }

    /// How likely a line is under the named meters.
    pub(super) fn likelihoods(&self, line: &Arc<HeardLine>) -> Rc<NamedMeters> {
        self.end(line);
        let mut known = self.likelihoods.borrow_mut();
        Rc::clone(known.entry(address(line)).or_insert_with(|| Rc::new(NamedMeters::of(line))))
    }

    /// How several lines, joined into one, fit a meter; `None` for no lines.
    pub(super) fn fit_joined(&self, lines: &[&Arc<HeardLine>], meter: &Arc<Meter>) -> Option<Rc<MeterFit>> {
        Some(self.fit(&self.joined(lines)?, meter))
    }

    fn joined(&self, lines: &[&Arc<HeardLine>]) -> Option<Arc<HeardLine>> {
        let key: Vec<usize> = lines.iter().map(|line| address(line)).collect();
        if let Some(joined) = self.joined.borrow().get(&key) {
            return Some(Arc::clone(joined));
        }
        for line in lines {
            self.end(line);
        }
        let each = lines.iter().map(|line| HeardLine::clone(line));
        let joined = Arc::new(each.reduce(|above, below| above.joined(&below))?);
        self.joined.borrow_mut().insert(key, Arc::clone(&joined));
        Some(joined)
    }

    /// Whether a line fits a meter that lives as long as the program; `ready` is filled when the answer must be computed.
    pub(super) fn keeps(&self, line: &Arc<HeardLine>, meter: &Arc<Meter>, ready: &OnceCell<PreparedLine>) -> bool {
        let key = (address(line), Arc::as_ptr(meter) as usize);
        if let Some(&keeps) = self.keeps.borrow().get(&key) {
            return keeps;
        }
        self.end(line);
        let keeps = ready.get_or_init(|| PreparedLine::of(line)).fits(line, meter, self.licenses);
        self.keeps.borrow_mut().insert(key, keeps);
        keeps
    }

    /// A line prepared for comparison with other meters, if it was just found not to fit its own; else an empty cell.
    pub(super) fn ready(&self, line: &Arc<HeardLine>) -> OnceCell<PreparedLine> {
        self.ready.borrow_mut().remove(&address(line)).map(OnceCell::from).unwrap_or_default()
    }

    /// Forgets the prepared lines: they take as much memory as everything else here.
    pub(super) fn forget_ready(&self) {
        self.ready.borrow_mut().clear();
    }

    /// Whether [`Self::keeps`] may be true: it is known to be, or the line has a syllable count that the meter allows.
    pub(super) fn may_keep(&self, line: &Arc<HeardLine>, meter: &Arc<Meter>, ready: &OnceCell<PreparedLine>) -> bool {
        let key = (address(line), Arc::as_ptr(meter) as usize);
        if let Some(&keeps) = self.keeps.borrow().get(&key) {
            return keeps;
        }
        let may = ready.get_or_init(|| PreparedLine::of(line)).may_fit(meter, self.licenses);
        if !may {
            self.end(line);
            self.keeps.borrow_mut().insert(key, false);
        }
        may
    }

    /// Forgets everything when no line of the poem is known, or when there are too many entries.
    pub(super) fn forget_stale(&mut self, poem: &Poem) {
        let ends = self.ends.get_mut();
        if ends.len() > MOST_REMEMBERED || self.likenesses.get_mut().len() > MOST_REMEMBERED {
            *self = Self { licenses: self.licenses, ..Self::default() };
        } else if !poem.lines.iter().any(|line| ends.contains_key(&address(&line.heard))) {
            // Clearing keeps the allocations for the next lines.
            ends.clear();
            self.likenesses.get_mut().clear();
            self.fits.get_mut().clear();
            self.keeps.get_mut().clear();
            self.likelihoods.get_mut().clear();
            self.joined.get_mut().clear();
        }
    }
}

/// Values by address, each with the owner that keeps the address alive.
type Memo<K, A, V> = RefCell<HashMap<K, (A, Rc<V>), RandomState>>;

fn address(line: &Arc<HeardLine>) -> usize {
    Arc::as_ptr(line) as usize
}

impl fmt::Debug for JudgeMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JudgeMemory").field("lines", &self.ends.borrow().len()).finish_non_exhaustive()
    }
}
