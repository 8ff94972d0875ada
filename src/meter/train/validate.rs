//! Cross-validation: how many lines are scanned right with weights learned from other poems.

use std::collections::BTreeMap;
use std::fmt;

use super::sample::{Sample, poems, stanzas};
use super::{Learned, Settings, learn, random};
use crate::analysis::HeardLine;
use crate::meter::model::Weights;
use crate::meter::notation::NamedMeter;
use crate::meter::scan::{PoemScansion, Scanner};

/// How many lines were scanned right, for one source of samples or for all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    /// Lines in all.
    pub lines: usize,
    /// Lines scanned exactly as one of the annotations has it.
    pub exact: usize,
    /// Lines with as many syllables as one of the annotations.
    pub counted: usize,
}

/// The results of scanning samples.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// By source, `all` among them.
    pub by_source: BTreeMap<String, Score>,
    /// Poems with a nominal meter.
    pub poems: usize,
    /// Those whose foot and length were found.
    pub poems_exact: usize,
    /// For every poem, whether it has a nominal meter, and the mean posterior of its meter.
    pub posteriors: Vec<(bool, f32)>,
    /// Lines that were wrong, as `source, poem, right, found, aloud, meter, text`, tabs between.
    pub errors: Vec<String>,
}

/// Scans every poem with weights learned from other folds; the seed deals poems into folds, source by source.
pub fn cross_validate(
    samples: &[Sample],
    folds: usize,
    settings: Settings,
    deal: impl Fn(&[usize]) -> Vec<Sample>,
) -> Scores {
    let mut fold_of: Vec<Vec<usize>> = vec![Vec::new(); folds];
    let mut order = poems(samples);
    random::shuffle(&mut order, &mut settings.seed.max(1));
    // Long poems first, so that the folds come out equal; poems of about one length are shuffled.
    order.sort_by_key(|poem| (samples[poem.start].source.clone(), std::cmp::Reverse(poem.len().ilog2())));
    for poem in order {
        let source = &samples[poem.start].source;
        let held = |fold: &Vec<usize>| fold.iter().filter(|&&at| &samples[at].source == source).count();
        if let Some(least) = fold_of.iter_mut().min_by_key(|fold| held(fold)) {
            least.extend(poem);
        }
    }
    let mut scores = Scores::default();
    for fold in 0..folds {
        let mut rest: Vec<usize> =
            (0..folds).filter(|&other| other != fold).flat_map(|other| fold_of[other].iter().copied()).collect();
        rest.sort_unstable();
        fold_of[fold].sort_unstable();
        let learned = learn(&deal(&rest), settings);
        scores.add(&deal(&fold_of[fold]), &learned);
    }
    scores
}

impl Scores {
    /// Adds the results of another run.
    pub fn merge(&mut self, other: Self) {
        for (source, score) in other.by_source {
            let own = self.by_source.entry(source).or_default();
            own.lines += score.lines;
            own.exact += score.exact;
            own.counted += score.counted;
        }
        self.poems += other.poems;
        self.poems_exact += other.poems_exact;
        self.posteriors.extend(other.posteriors);
        self.errors.extend(other.errors);
    }

    /// Scans samples with these weights and counts what is right.
    pub fn add(&mut self, samples: &[Sample], learned: &Learned) {
        let weights = Weights::new(learned.beats.clone(), learned.stresses.clone());
        let scanner = Scanner::new(&weights);
        for poem in poems(samples) {
            let lines = &samples[poem];
            let heard: Vec<&HeardLine> = lines.iter().map(|line| &line.heard).collect();
            let found = scanner.scan(&heard, &stanzas(lines));
            self.add_poem(lines, &found);
        }
    }

    fn add_poem(&mut self, lines: &[Sample], scanned: &PoemScansion) {
        for (line, found) in lines.iter().zip(&scanned.lines) {
            let signs = if line.aloud { &found.aloud } else { &found.scansion.beats };
            let exact = line.scansions.contains(signs);
            for source in ["all", line.source.as_str()] {
                let score = self.by_source.entry(source.to_owned()).or_default();
                score.lines += 1;
                score.exact += usize::from(exact);
                score.counted += usize::from(line.scansions.iter().any(|right| right.len() == signs.len()));
            }
            if !exact {
                let show = crate::meter::scansion::signs;
                let right: Vec<String> = line.scansions.iter().map(|right| show(right)).collect();
                self.errors.push(format!(
                    "{}\t{}\t{}\t{}\t{}\t{}\t{:.2}\t{}",
                    line.source,
                    line.poem,
                    right.join("|"),
                    show(&found.scansion.beats),
                    show(&found.aloud),
                    found.in_words,
                    found.posterior,
                    line.heard.text
                ));
            }
        }
        let nominal = mode(lines.iter().filter_map(|line| line.meter));
        self.posteriors.push((nominal.is_some(), scanned.posterior));
        if let Some(nominal) = nominal {
            self.poems += 1;
            self.poems_exact += usize::from(scanned.meter == Some(nominal));
        }
    }
}

fn mode(items: impl Iterator<Item = NamedMeter>) -> Option<NamedMeter> {
    let mut counts: BTreeMap<NamedMeter, usize> = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(item, _)| item)
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        for (source, score) in &self.by_source {
            let (exact, counted) = (percent(score.exact, score.lines), percent(score.counted, score.lines));
            writeln!(
                f,
                "{source:>10}: {exact:5.1} % of {} lines exact, {counted:5.1} % with the right count",
                score.lines
            )?;
        }
        writeln!(f, "{:>10}: {} of {} have the right meter", "poems", self.poems_exact, self.poems)
    }
}
