//! A meter written out in marks: `/` beat, `x` slack, `?` either, `( )` optional, `||` caesura.

use std::fmt;

use crate::meter::notation::MeterError;

/// A measure written in marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Marks {
    /// The positions in order, brackets flattened.
    pub positions: Vec<Position>,
    /// Ranges of positions that may be left out, as the first and one past the last, from 0; of nested ones the outermost
    /// first.
    pub optional: Vec<(usize, usize)>,
    text: Box<str>,
}

/// One position of a measure in marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// The label that the position asks.
    pub mark: Mark,
    /// The foot it belongs to, from 0: spaces or `|` part the feet, and slack written alone belongs to the foot after it, or at the end to
    /// the last.
    pub group: u16,
    /// Whether a caesura comes before it.
    pub caesura: bool,
}

/// The label that a position asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// `/`: a beat.
    Stressed,
    /// `x`: slack.
    Slack,
    /// `?`: either.
    Either,
}

impl Marks {
    /// The most positions a measure may have.
    pub const MOST: usize = 400;

    /// How many beats are written.
    pub(super) fn beats(&self) -> u32 {
        let beats = self.positions.iter().filter(|position| position.mark == Mark::Stressed).count();
        u32::try_from(beats).unwrap_or(u32::MAX)
    }

    /// Whether slack is optional between any two beats and no position is `?`, so that the measure counts beats alone.
    pub(super) fn has_free_slack(&self) -> bool {
        let beats: Vec<usize> =
            (0..self.positions.len()).filter(|&at| self.positions[at].mark == Mark::Stressed).collect();
        let is_free = |between: &[usize]| {
            self.optional.iter().any(|&(start, end)| between[0] < start && end <= between[between.len() - 1])
        };
        let is_settled = self.positions.iter().all(|position| position.mark != Mark::Either);
        is_settled && beats.len() > 1 && beats.windows(2).all(is_free)
    }

    /// Whether a text is written in marks, well or badly.
    pub(super) fn looks_like(text: &str) -> bool {
        let marked = text.contains(['/', '?']) || text.contains(['x', 'X', '\u{d7}']);
        marked
            && text
                .chars()
                .all(|c| matches!(c, '/' | 'x' | 'X' | '\u{d7}' | '?' | '(' | ')' | '|') || c.is_whitespace())
    }

    pub(super) fn read(text: &str) -> Result<Self, MeterError> {
        let brackets = || MeterError::Brackets { found: text.to_owned() };
        let mut marks = Self { positions: Vec::new(), optional: Vec::new(), text: text.into() };
        let (mut open, mut group, mut caesura, mut previous) = (Vec::new(), 0u16, false, ' ');
        for c in text.chars() {
            match c {
                '(' => open.push(marks.positions.len()),
                ')' => {
                    let start = open.pop().ok_or_else(brackets)?;
                    marks.optional.push((start, marks.positions.len()));
                }
                '|' => caesura |= previous == '|',
                _ => {}
            }
            let mark = match c {
                '/' => Some(Mark::Stressed),
                'x' | 'X' | '\u{d7}' => Some(Mark::Slack),
                '?' => Some(Mark::Either),
                _ => None,
            };
            if let Some(mark) = mark {
                marks.positions.push(Position { mark, group, caesura });
                caesura = false;
            } else if (c.is_whitespace() || c == '|') && marks.positions.last().is_some_and(|last| last.group == group)
            {
                group = group.saturating_add(1);
            }
            previous = c;
        }
        if !open.is_empty() {
            return Err(brackets());
        }
        if marks.positions.len() > Self::MOST {
            return Err(MeterError::TooLong { positions: marks.positions.len(), most: Self::MOST });
        }
        marks.optional.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
        marks.join_slack_to_feet();
        Ok(marks)
    }

    /// Gives slack that is written as a group of its own to the foot after it, or at the end to the last.
    fn join_slack_to_feet(&mut self) {
        let with_beat: Vec<u16> = self
            .positions
            .iter()
            .filter(|position| position.mark != Mark::Slack)
            .map(|position| position.group)
            .collect();
        for position in &mut self.positions {
            let own = position.group;
            let foot = with_beat.iter().find(|&&group| group >= own).or(with_beat.last());
            position.group = foot.copied().unwrap_or(own);
        }
    }

    /// The positions that may come next when everything before `at` has been filled; the number of positions is the end of
    /// the line.
    pub(crate) fn next(&self, at: usize) -> Vec<usize> {
        let mut reached = vec![at];
        let mut place = 0;
        while let Some(&from) = reached.get(place) {
            for &(start, end) in &self.optional {
                if start == from && !reached.contains(&end) {
                    reached.push(end);
                }
            }
            place += 1;
        }
        reached
    }
}

impl fmt::Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
