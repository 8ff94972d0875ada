//! Readings of a page, each of which gives every line a role, the cheapest reading first.

use std::collections::HashMap;

use super::cost::Cost;
use super::heard_text::HeardText;
use super::sheet::{Item, Sheet};
use super::{Page, Role};

/// How blank lines part stanzas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Spacing {
    /// Every blank line parts stanzas.
    #[default]
    Single,
    /// A blank line follows every line; only more of them part stanzas.
    Double,
}

/// A reading of one sheet of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SheetReading {
    /// How many of the items before the poem are set aside, from the top.
    head: u8,
    /// How many of the items after it are set aside, from the bottom.
    tail: u8,
    /// Which of the items within it are set aside, one bit each.
    inner: u8,
    /// Whether the margin is set aside.
    margin: bool,
    /// How blank lines part stanzas.
    pub spacing: Spacing,
    /// The cost of the reading, without that of findings under it.
    pub cost: Cost,
}

/// A reading of a whole page: one of each of its sheets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageReading {
    /// The readings of the sheets, in order.
    pub sheets: Vec<SheetReading>,
}

/// The most readings of a sheet.
const MOST_READINGS: usize = 16;

impl Page {
    /// The reading that costs least.
    pub fn cheapest(&self) -> PageReading {
        PageReading { sheets: self.sheets.iter().map(cheapest).collect() }
    }

    /// Whether a sheet can be read in one way only.
    pub fn is_plain(&self, sheet: usize) -> bool {
        self.sheets.get(sheet).is_none_or(|sheet| {
            sheet.head.is_empty()
                && sheet.tail.is_empty()
                && sheet.inner.is_empty()
                && sheet.margin.is_none()
                && sheet.spacing.is_none()
        })
    }

    /// The indices of lines that may belong before a poem, but look like its verse and have no blank line between them
    /// and it.
    pub(crate) fn in_one_block_with_verse(&self) -> impl Iterator<Item = usize> {
        let may_be_verse =
            |line: usize| self.lines.get(line).is_some_and(|line| matches!(line.certain, None | Some(Role::Verse)));
        let looks_like_verse = |item: &&Item| item.possible.verse < item.possible.aside;
        let items = self.sheets.iter().flat_map(|sheet| &sheet.head).filter(looks_like_verse);
        items.flat_map(|item| item.lines.iter().copied()).filter(move |&line| may_be_verse(line + 1))
    }

    /// Whether the page can be read in one way only.
    pub fn is_settled(&self) -> bool {
        (0..self.sheets.len()).all(|sheet| self.is_plain(sheet))
    }

    /// The readings of a sheet, the cheapest first, at most 16.
    pub fn readings(&self, sheet: usize) -> Vec<SheetReading> {
        let Some(sheet) = self.sheets.get(sheet) else { return Vec::new() };
        let mut readings = vec![SheetReading::default()];
        let costs =
            |items: &[Item]| (0..=items.len()).map(|count| (count, chain_cost(items, count))).collect::<Vec<_>>();
        readings = spread(&readings, costs(&sheet.head).into_iter(), |reading, count| {
            reading.head = u8::try_from(count).unwrap_or(u8::MAX);
        });
        readings = spread(&readings, costs(&sheet.tail).into_iter(), |reading, count| {
            reading.tail = u8::try_from(count).unwrap_or(u8::MAX);
        });
        for (nth, item) in sheet.inner.iter().enumerate() {
            let costs = [(0, item.possible.verse), (1, item.possible.aside)];
            readings = spread(&readings, costs.into_iter(), |reading, aside| {
                reading.inner |= u8::try_from(aside << nth).unwrap_or(0);
            });
        }
        if let Some(margin) = &sheet.margin {
            let costs = [(0, margin.verse), (1, margin.aside)];
            readings = spread(&readings, costs.into_iter(), |reading, aside| reading.margin = aside == 1);
        }
        if let Some((single, double)) = sheet.spacing {
            readings = spread(&readings, [(0, single), (1, double)].into_iter(), |reading, doubled| {
                reading.spacing = if doubled == 1 { Spacing::Double } else { Spacing::Single };
            });
        }
        readings.sort_by_key(|reading| reading.cost);
        readings.truncate(MOST_READINGS);
        readings
    }

    /// The role of each line of a sheet under a reading of it.
    pub fn sheet_roles(&self, sheet: usize, reading: SheetReading) -> Vec<Role> {
        let Some(sheet) = self.sheets.get(sheet) else { return Vec::new() };
        let lines = self.lines.get(sheet.lines.clone()).unwrap_or_default();
        let mut roles: Vec<Role> = lines.iter().map(|line| line.certain.unwrap_or(Role::Verse)).collect();
        for item in aside(sheet, reading) {
            for &line in &item.lines {
                roles[line - sheet.lines.start] = item.possible.role;
            }
        }
        roles
    }

    /// Every line with a margin, by its index on the page, with its heard text without the margin.
    pub(crate) fn margins(&self) -> impl Iterator<Item = (usize, &HeardText)> {
        let margins = self.sheets.iter().filter_map(|sheet| sheet.margin.as_ref());
        margins.flat_map(|margin| &margin.lines).map(|(line, heard)| (*line, heard))
    }

    /// The heard text of the lines of a sheet whose margin is set aside, by their indices on the page.
    pub(crate) fn without_margin(&self, sheet: usize, reading: SheetReading) -> HashMap<usize, &HeardText> {
        let margin = self.sheets.get(sheet).filter(|_| reading.margin).and_then(|sheet| sheet.margin.as_ref());
        margin.into_iter().flat_map(|margin| &margin.lines).map(|(line, heard)| (*line, heard)).collect()
    }
}

/// The items of a sheet that a reading sets aside.
fn aside(sheet: &Sheet, reading: SheetReading) -> impl Iterator<Item = &Item> {
    let inner =
        sheet.inner.iter().enumerate().filter(move |(nth, _)| reading.inner >> nth & 1 == 1).map(|(_, item)| item);
    sheet.head.iter().take(reading.head.into()).chain(sheet.tail.iter().take(reading.tail.into())).chain(inner)
}

/// Combines every reading with every choice for one more part, and drops those that cannot be among the cheapest.
fn spread(
    readings: &[SheetReading],
    costs: impl Iterator<Item = (usize, Cost)>,
    set: impl Fn(&mut SheetReading, usize),
) -> Vec<SheetReading> {
    let costs: Vec<(usize, Cost)> = costs.collect();
    let mut spread: Vec<SheetReading> = Vec::with_capacity(readings.len() * costs.len());
    for reading in readings {
        for &(choice, cost) in &costs {
            let mut next = *reading;
            next.cost += cost;
            set(&mut next, choice);
            spread.push(next);
        }
    }
    spread.sort_by_key(|reading| reading.cost);
    spread.truncate(MOST_READINGS);
    spread
}

/// The cost of setting aside the first items of a chain.
fn chain_cost(items: &[Item], count: usize) -> Cost {
    let costs = items.iter().enumerate();
    costs.map(|(nth, item)| if nth < count { item.possible.aside } else { item.possible.verse }).sum()
}

/// The reading of a sheet that costs least.
fn cheapest(sheet: &Sheet) -> SheetReading {
    let chain = |items: &[Item]| {
        let best = (0..=items.len()).map(|count| (chain_cost(items, count), count)).min().unwrap_or_default();
        (best.0, u8::try_from(best.1).unwrap_or(u8::MAX))
    };
    let ((head_cost, head), (tail_cost, tail)) = (chain(&sheet.head), chain(&sheet.tail));
    let mut reading = SheetReading { head, tail, cost: head_cost + tail_cost, ..SheetReading::default() };
    for (nth, item) in sheet.inner.iter().enumerate() {
        reading.cost += item.possible.aside.min(item.possible.verse);
        reading.inner |= u8::from(item.possible.aside < item.possible.verse) << nth;
    }
    if let Some(margin) = &sheet.margin {
        reading.cost += margin.aside.min(margin.verse);
        reading.margin = margin.aside < margin.verse;
    }
    if let Some((single, double)) = sheet.spacing {
        reading.cost += single.min(double);
        reading.spacing = if double < single { Spacing::Double } else { Spacing::Single };
    }
    reading
}
