//! What the judge remembers: line ends, likenesses and metrical fits.
//!
//! With it, judging a poem by many layouts costs little more than by one, and judging it again after a keystroke costs only the
//! lines that changed.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::analysis::{HeardLine, Poem};
use crate::meter::{self, Licenses, Meter, MeterFit, NamedMeters, PreparedLine};
use crate::rhyme::{self, Accent, LineEnd, RhymeComparison};

/// The number of lines or likenesses beyond which all is forgotten: a draft of a thousand lines under a dozen layouts stays
/// below it.
const MOST_REMEMBERED: usize = 1 << 15;

/// The number of a line in a judge's memory, from 0 in the order in which lines were first seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct LineNumber(u32);

/// What the judge computed of lines, kept from one judgment to the next.
///
/// A line is known by its address and looked up by its number, which holds until [`Self::forget_stale`].
#[derive(Default)]
pub(super) struct JudgeMemory {
    licenses: Licenses,
    /// The number of each line, by its address. The memory keeps its lines alive, so that no other line gets the same address.
    numbers: RefCell<HashMap<usize, LineNumber, RandomState>>,
    /// What is known of each line, by its number.
    lines: RefCell<Vec<KnownLine>>,
    /// The number of likenesses remembered.
    likenesses: Cell<usize>,
    /// Lines that did not fit their meter, prepared for comparison with other meters; cleared after each poem.
    ready: RefCell<HashMap<LineNumber, PreparedLine, RandomState>>,
    /// Several lines joined into one, by the lines.
    joined: RefCell<HashMap<Vec<LineNumber>, LineNumber, RandomState>>,
}

/// What the judge computed of one line.
struct KnownLine {
    line: Arc<HeardLine>,
    /// Whether a word of it is guessed.
    has_guess: bool,
    end: Option<Rc<LineEnd>>,
    /// How alike its end and those of earlier lines are. Lines owe a rhyme to few others, so the list is short.
    likenesses: Vec<(LineNumber, RhymeComparison)>,
    fits: Vec<(Arc<Meter>, Rc<MeterFit>)>,
    /// How likely it is under the named meters.
    named: Option<Rc<NamedMeters>>,
    /// Whether it fits a meter that no form asked for, by the meter's address; those meters live as long as the program.
    keeps: Vec<(usize, bool)>,
}

impl KnownLine {
    fn of(line: &Arc<HeardLine>) -> Self {
        Self {
            line: Arc::clone(line),
            has_guess: line.words.iter().any(|word| word.spoken.is_guess()),
            end: None,
            likenesses: Vec::new(),
            fits: Vec::new(),
            named: None,
            keeps: Vec::new(),
        }
    }
}

impl JudgeMemory {
    /// An empty memory for a form with these licenses.
    pub(super) fn new(licenses: Licenses) -> Self {
        Self { licenses, ..Self::default() }
    }

    /// The number of a line.
    pub(super) fn number(&self, line: &Arc<HeardLine>) -> LineNumber {
        *self.numbers.borrow_mut().entry(address(line)).or_insert_with(|| {
            let mut lines = self.lines.borrow_mut();
            lines.push(KnownLine::of(line));
            LineNumber(u32::try_from(lines.len() - 1).unwrap_or(u32::MAX))
        })
    }

    /// The numbers of the lines of a poem, in order.
    pub(super) fn numbers(&self, poem: &Poem) -> Vec<LineNumber> {
        poem.lines.iter().map(|line| self.number(&line.heard)).collect()
    }

    /// Reads what is known of a line.
    fn read<T>(&self, line: LineNumber, read: impl FnOnce(&KnownLine) -> T) -> T {
        read(&self.lines.borrow()[line.0 as usize])
    }

    /// Adds to what is known of a line.
    fn write(&self, line: LineNumber, write: impl FnOnce(&mut KnownLine)) {
        write(&mut self.lines.borrow_mut()[line.0 as usize]);
    }

    fn line(&self, line: LineNumber) -> Arc<HeardLine> {
        self.read(line, |known| Arc::clone(&known.line))
    }

    /// Whether a word of a line is guessed.
    pub(super) fn has_guess(&self, line: LineNumber) -> bool {
        self.read(line, |known| known.has_guess)
    }

    /// What is computed of a line once: its place among what is known, and how it is made.
    fn once<T>(
        &self,
        line: LineNumber,
        place: fn(&mut KnownLine) -> &mut Option<Rc<T>>,
        of: fn(&HeardLine) -> T,
    ) -> Rc<T> {
        if let Some(known) = place(&mut self.lines.borrow_mut()[line.0 as usize]) {
            return Rc::clone(known);
        }
        let made = Rc::new(of(&self.line(line)));
        self.write(line, |known| *place(known) = Some(Rc::clone(&made)));
        made
    }

    /// The sounds at the end of a line.
    pub(super) fn end(&self, line: LineNumber) -> Rc<LineEnd> {
        self.once(line, |known| &mut known.end, LineEnd::of)
    }

    /// How alike the ends of two lines are in an accent; the first line comes before the second.
    pub(super) fn likeness(&self, accent: Accent, one: LineNumber, other: LineNumber) -> RhymeComparison {
        let is_asked =
            |(earlier, likeness): &&(LineNumber, RhymeComparison)| *earlier == one && likeness.accent == accent;
        if let Some(likeness) =
            self.read(other, |known| known.likenesses.iter().find(is_asked).map(|(_, known)| *known))
        {
            return likeness;
        }
        let likeness = rhyme::compare_in(accent, &self.end(one), &self.end(other));
        self.write(other, |known| known.likenesses.push((one, likeness)));
        self.likenesses.set(self.likenesses.get() + 1);
        likeness
    }

    /// How a line fits a meter under the licenses of the form; a line that does not fit has no scansion.
    pub(super) fn fit(&self, line: LineNumber, meter: &Arc<Meter>) -> Rc<MeterFit> {
        let known = |known: &KnownLine| {
            known.fits.iter().find(|(known, _)| Arc::ptr_eq(known, meter)).map(|(_, fit)| Rc::clone(fit))
        };
        if let Some(fit) = self.read(line, known) {
            return fit;
        }
        let (fit, ready) = meter::fit_or_prepare(&self.line(line), meter, self.licenses);
        if let Some(ready) = ready {
            self.ready.borrow_mut().insert(line, ready);
        }
        let fit = Rc::new(fit);
        self.write(line, |known| known.fits.push((Arc::clone(meter), Rc::clone(&fit))));
        fit
    }

    /// How likely a line is under the named meters.
    pub(super) fn likelihoods(&self, line: LineNumber) -> Rc<NamedMeters> {
        self.once(line, |known| &mut known.named, NamedMeters::of)
    }

    /// How several lines, joined into one, fit a meter; `None` for no lines.
    pub(super) fn fit_joined(&self, lines: &[LineNumber], meter: &Arc<Meter>) -> Option<Rc<MeterFit>> {
        Some(self.fit(self.joined(lines)?, meter))
    }

    fn joined(&self, lines: &[LineNumber]) -> Option<LineNumber> {
        if let Some(joined) = self.joined.borrow().get(lines) {
            return Some(*joined);
        }
        let each = lines.iter().map(|&line| HeardLine::clone(&self.line(line)));
        let joined = self.number(&Arc::new(each.reduce(|above, below| above.joined(&below))?));
        self.joined.borrow_mut().insert(lines.to_vec(), joined);
        Some(joined)
    }

    /// Whether a line fits a meter that lives as long as the program; `ready` is filled when the answer must be computed.
    pub(super) fn keeps(&self, line: LineNumber, meter: &Arc<Meter>, ready: &OnceCell<PreparedLine>) -> bool {
        if let Some(keeps) = self.known_to_keep(line, meter) {
            return keeps;
        }
        let heard = self.line(line);
        let keeps = ready.get_or_init(|| PreparedLine::of(&heard)).fits(&heard, meter, self.licenses);
        self.write(line, |known| known.keeps.push((Arc::as_ptr(meter) as usize, keeps)));
        keeps
    }

    fn known_to_keep(&self, line: LineNumber, meter: &Arc<Meter>) -> Option<bool> {
        let meter = Arc::as_ptr(meter) as usize;
        self.read(line, |known| known.keeps.iter().find(|(known, _)| *known == meter).map(|(_, keeps)| *keeps))
    }

    /// A line prepared for comparison with other meters, if it was just found not to fit its own; else an empty cell.
    pub(super) fn ready(&self, line: LineNumber) -> OnceCell<PreparedLine> {
        self.ready.borrow_mut().remove(&line).map(OnceCell::from).unwrap_or_default()
    }

    /// Forgets the prepared lines: they take as much memory as everything else here.
    pub(super) fn forget_ready(&self) {
        self.ready.borrow_mut().clear();
    }

    /// Whether [`Self::keeps`] may be true: it is known to be, or the line has a syllable count that the meter allows.
    pub(super) fn may_keep(&self, line: LineNumber, meter: &Arc<Meter>, ready: &OnceCell<PreparedLine>) -> bool {
        if let Some(keeps) = self.known_to_keep(line, meter) {
            return keeps;
        }
        let may = ready.get_or_init(|| PreparedLine::of(&self.line(line))).may_fit(meter, self.licenses);
        if !may {
            self.write(line, |known| known.keeps.push((Arc::as_ptr(meter) as usize, false)));
        }
        may
    }

    /// Forgets everything when no line of the poem is known, or when there are too many entries.
    pub(super) fn forget_stale(&mut self, poem: &Poem) {
        let numbers = self.numbers.get_mut();
        let is_full = numbers.len() > MOST_REMEMBERED || self.likenesses.get() > MOST_REMEMBERED;
        if is_full || !poem.lines.iter().any(|line| numbers.contains_key(&address(&line.heard))) {
            // Clearing keeps the allocations for the next lines.
            numbers.clear();
            self.lines.get_mut().clear();
            self.likenesses.set(0);
            self.ready.get_mut().clear();
            self.joined.get_mut().clear();
        }
    }
}

fn address(line: &Arc<HeardLine>) -> usize {
    Arc::as_ptr(line) as usize
}

impl fmt::Debug for JudgeMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JudgeMemory").field("lines", &self.lines.borrow().len()).finish_non_exhaustive()
    }
}
