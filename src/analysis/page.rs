//! A page as heard, from which the poem of each of its readings is made.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::{HeardLine, Poem, PoemLine};
use crate::page::{Page, PageReading, Role, SheetReading, Spacing};

/// A page with every line that may be verse as heard, from which the poem of each of its readings is made.
#[derive(Debug, Clone)]
pub struct HeardPage {
    page: Arc<Page>,
    /// The lines of the page as heard; `None` for those that are certainly no verse.
    lines: Vec<Option<Arc<HeardLine>>>,
    /// Lines as heard without their margins, by their index on the page.
    without_margin: HashMap<usize, Arc<HeardLine>, RandomState>,
}

impl HeardPage {
    /// The page.
    pub fn page(&self) -> &Arc<Page> {
        &self.page
    }

    pub(super) fn new(
        page: Arc<Page>,
        lines: Vec<Option<Arc<HeardLine>>>,
        without_margin: HashMap<usize, Arc<HeardLine>, RandomState>,
    ) -> Self {
        Self { page, lines, without_margin }
    }

    /// The poem on the page under a reading of it.
    pub fn poem(&self, reading: &PageReading) -> Poem {
        let mut poem = PoemBuilder { page: self, poem: Poem::default(), parted: true, headed: false, label: None };
        poem.poem.lines.reserve(self.lines.len());
        let mut roles = Vec::with_capacity(self.lines.len());
        for (sheet, reading) in reading.sheets.iter().enumerate() {
            let of_sheet = self.page.sheet_roles(sheet, *reading);
            poem.add(sheet, *reading, &of_sheet);
            roles.extend(of_sheet);
        }
        Poem { page: Arc::clone(&self.page), roles, ..poem.poem }
    }

    /// The poem on one sheet of the page by itself, under a reading of it; its roles are left out.
    pub(crate) fn sheet(&self, sheet: usize, reading: SheetReading) -> Poem {
        let mut poem = PoemBuilder { page: self, poem: Poem::default(), parted: true, headed: false, label: None };
        poem.add(sheet, reading, &self.page.sheet_roles(sheet, reading));
        Poem { page: Arc::clone(&self.page), ..poem.poem }
    }

    /// The poem under the reading that costs least.
    pub fn cheapest(&self) -> Poem {
        self.poem(&self.page.cheapest())
    }
}

/// Puts a poem together, sheet by sheet.
struct PoemBuilder<'a> {
    page: &'a HeardPage,
    poem: Poem,
    /// Whether the next line begins a stanza.
    parted: bool,
    /// Whether a heading came after the last line.
    headed: bool,
    /// The name of the part that the next line belongs to.
    label: Option<usize>,
}

impl PoemBuilder<'_> {
    fn add(&mut self, sheet: usize, reading: SheetReading, roles: &[Role]) {
        let Some(within) = self.page.page.sheets().nth(sheet) else { return };
        let margins = self.page.page.without_margin(sheet, reading);
        let gap = if reading.spacing == Spacing::Double { least_gap(roles) } else { 0 };
        let mut blank = 0;
        for (at, &role) in within.zip(roles) {
            blank += usize::from(role == Role::Blank);
            self.parted |= role.parts_stanzas() && (role != Role::Blank || blank > gap);
            self.headed |= role.parts_poems();
            match role {
                Role::Label => self.label = Some(at),
                Role::Title | Role::Number | Role::Break => self.label = None,
                _ => {}
            }
            if role != Role::Verse {
                continue;
            }
            let Some(heard) = &self.page.lines[at] else { continue };
            let line = &self.page.page.lines[at];
            let (heard, written) = match (margins.get(&at), self.page.without_margin.get(&at)) {
                (Some(written), Some(heard)) => (heard, *written),
                _ => (heard, &line.heard),
            };
            self.push(PoemLine { number: line.number, place: at, written: written.clone(), heard: Arc::clone(heard) });
            blank = 0;
        }
    }

    fn push(&mut self, line: PoemLine) {
        let at = self.poem.lines.len();
        match self.poem.stanzas.last_mut() {
            Some(stanza) if !self.parted => stanza.end += 1,
            _ => {
                self.poem.stanzas.push(at..at + 1);
                self.poem.headed.push(self.headed);
                self.poem.labels.push(self.label);
            }
        }
        (self.parted, self.headed) = (false, false);
        self.poem.lines.push(line);
    }
}

/// The fewest blank lines between two lines of verse.
fn least_gap(roles: &[Role]) -> usize {
    let (mut least, mut blank, mut begun) = (usize::MAX, 0, false);
    for role in roles {
        match role {
            Role::Blank => blank += 1,
            Role::Verse => {
                least = if begun { least.min(blank) } else { least };
                (begun, blank) = (true, 0);
            }
            _ => {}
        }
    }
    if least == usize::MAX { 0 } else { least }
}
