//! The judge: holds a form and a memory, and turns poems into verdicts.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::Poem;
use crate::form::Form;

use super::choose::{choose, plans};
use super::hearing::Hearing;
use super::laid::{Case, Scene};
use super::plan::Plan;
use super::section::{Extent, Section, sections};
use super::{Occasion, Status, Verdict, sequence, verdict};

/// A poem with fewer lines than its form's least is taken as a draft when the form has more lines than this; a shorter form
/// is written at one sitting.
const LONGEST_SITTING: usize = 5;

/// What the layouts of a poem hang on beside the form.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    stanzas: Vec<usize>,
    lines: usize,
    /// Whether text may still be added at the end.
    open: bool,
}

/// Judges poems by one form, remembering what it heard.
#[derive(Debug)]
pub struct Judge {
    form: Arc<Form>,
    hearing: Hearing,
    /// The layouts written out last, and for what: while a line is typed they stay the same.
    written: RefCell<Option<(Shape, Rc<[Plan]>)>>,
    /// For a chain of poems, the judge of each.
    each: Option<Box<Self>>,
}

impl Judge {
    /// A judge of this form.
    pub fn new(form: Arc<Form>) -> Self {
        let each = form.sequence.as_ref().and_then(|sequence| sequence.poem()).cloned();
        let each = each.map(|form| Box::new(Self::new(form)));
        Self { hearing: Hearing::new(form.licenses), written: RefCell::default(), each, form }
    }

    /// The form.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// Judges a poem: a pure function of the poem, the form and the occasion, whatever was judged before.
    ///
    /// A draft may hold several poems of a form of fixed length; each is judged by itself. The work grows with the lines, and
    /// with the layouts the form still leaves open.
    pub fn judge(&mut self, poem: &Poem, occasion: &Occasion) -> Verdict {
        self.hearing.rest(poem);
        let mut verdict = verdict::empty(poem, &self.form);
        if let Some(each) = &mut self.each {
            each.hearing.rest(poem);
            let poems = sequence::poems(poem, each.form.most_lines());
            each.judge_all(&mut verdict, poem, &poems, occasion);
            let open = self.is_open(poem, occasion, poems.len());
            sequence::judge(&mut verdict, poem, &poems, &self.form, (open, occasion.typing));
        } else {
            let sections = sections(poem, self.extent(), self.form.poems);
            self.judge_all(&mut verdict, poem, &sections, occasion);
        }
        verdict::sort(&mut verdict);
        verdict
    }

    /// Judges each of a draft's poems by itself.
    fn judge_all(&self, verdict: &mut Verdict, poem: &Poem, sections: &[Section], occasion: &Occasion) {
        for (nth, section) in sections.iter().enumerate() {
            let is_last = nth + 1 == sections.len();
            let scene = self.scene(poem, section, occasion, is_last);
            let case = Case { poem, section, form: &self.form, scene, hearing: &self.hearing };
            let plans = self.plans(case);
            if let Some(choice) = choose(case, &plans) {
                verdict::add(verdict, choice, is_last);
            }
        }
    }

    /// The layouts worth trying, which hang on nothing but the poem's shape.
    fn plans(&self, case: Case<'_>) -> Rc<[Plan]> {
        let shape = Shape { stanzas: case.section.stanza_lengths(), lines: case.section.len(), open: case.scene.open };
        let mut written = self.written.borrow_mut();
        match &*written {
            Some((known, plans)) if *known == shape => Rc::clone(plans),
            _ => {
                let plans: Rc<[Plan]> = plans(case).into();
                *written = Some((shape, Rc::clone(&plans)));
                plans
            }
        }
    }

    /// Whether a chain with so many poems may still grow: unless it is said to be done, while it has fewer than it should.
    fn is_open(&self, poem: &Poem, occasion: &Occasion, poems: usize) -> bool {
        let short = self.form.sequence.as_ref().is_some_and(|sequence| poems < sequence.count as usize);
        match status(poem, occasion) {
            Status::Done => false,
            Status::Draft => true,
            Status::Unsaid => short || occasion.typing.is_some(),
        }
    }

    fn extent(&self) -> Extent {
        match (self.form.one_stanza_lines(), self.form.most_lines()) {
            (Some(lines), _) => Extent::OneStanza(lines),
            (None, Some(lines)) => Extent::Stanzas(lines),
            (None, None) => Extent::Open,
        }
    }

    fn scene<'a>(&self, poem: &'a Poem, section: &Section, occasion: &'a Occasion, is_last: bool) -> Scene<'a> {
        let matter = poem.draft.front_matter.as_ref();
        let status = status(poem, occasion);
        let typing = occasion.typing.and_then(|row| section.lines.clone().find(|&line| poem.lines[line].number == row));
        let least = self.form.least_lines();
        let open = match status {
            Status::Done => false,
            Status::Draft => true,
            Status::Unsaid if occasion.typing.is_some() => is_last || typing.is_some(),
            Status::Unsaid => section.len() < least && least > LONGEST_SITTING,
        };
        let acrostic = occasion.acrostic.as_deref().or_else(|| matter.and_then(|matter| matter.acrostic.as_deref()));
        Scene { open, typing, acrostic }
    }
}

/// Whether a poem is still being written, as the occasion says, or else its own front matter.
fn status(poem: &Poem, occasion: &Occasion) -> Status {
    let matter = poem.draft.front_matter.as_ref();
    let said = matter.and_then(|matter| matter.status.as_deref()).and_then(Status::named).unwrap_or_default();
    if occasion.status == Status::Unsaid { said } else { occasion.status }
}
