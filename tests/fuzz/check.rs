//! A draft heard, scanned, judged by several forms and printed in every format.
//!
//! The first byte chooses the form; the rest is the draft.

use verse::analysis::Session;
use verse::form::{Registry, learn, suggest};
use verse::judge::{Judge, JudgeOptions, Verdict};
use verse::lexicon::Ear;
use verse::meter::scan_poem;
use verse::page::{Page, Settled, Syntax};
use verse::render::Format;
use verse::render::check::{self, Checked, Summary};
use verse::rhyme::scheme;

/// Forms that between them ask for everything a form can ask.
#[rustfmt::skip]
pub const FORMS: &[&str] = &[
    "haiku", "limerick", "shakespearean-sonnet", "villanelle", "sestina", "terza-rima", "ghazal", "pantoum", "blank-verse", "double-dactyl",
    "cinquain", "free-verse", "rondeau", "clerihew", "abab xx-x ...", "Aaa1 (ab)b", "onegin-sonnet", "fib", "acrostic", "alliterative-verse",
    "crown-of-sonnets", "golden-shovel", "luc-bat", "sijo", "abecedarian", "diamante", "prose-poem", "englyn",
];

const FORMATS: &[Format] = &[
    Format::Full,
    Format::Concise,
    Format::Grouped,
    Format::Plain,
    Format::Json,
    Format::Jsonl,
    Format::Github,
    Format::Gitlab,
    Format::Junit,
    Format::Sarif,
];

/// The syntaxes, one of which a draft is read in.
const SYNTAXES: [Syntax; 6] =
    [Syntax::Plain, Syntax::Markdown, Syntax::Tex, Syntax::Org, Syntax::AsciiDoc, Syntax::Rst];

/// Checks a draft.
pub fn run(data: &[u8]) {
    let Some((&choice, text)) = data.split_first() else { return };
    let text = super::texts(text).concat();
    let registry = Registry::new();
    let Ok(form) = registry.find(FORMS[usize::from(choice) % FORMS.len()]) else { return };
    let syntax = SYNTAXES[text.len() % SYNTAXES.len()];
    let page = Session::new(Ear::new()).hear_page(Page::read(&text, syntax, &Settled::default()), &text);
    let mut judge = Judge::new(form);
    let (poem, verdict) = judge.judge_page(&page, &JudgeOptions::default());
    assert_eq!(judge.judge(&poem, &JudgeOptions::default()), verdict, "the page chosen is judged as any poem");
    for options in [JudgeOptions::default(), JudgeOptions::finished(), JudgeOptions::typing(u32::from(choice) / 16)] {
        let verdict = judge.judge(&poem, &options);
        holds(&verdict, &text);
        assert_eq!(judge.judge(&poem, &options), verdict, "what was judged before changes nothing");
        print(&Checked {
            path: "x.txt".into(),
            form: None,
            text: text.clone(),
            poem: poem.clone(),
            findings: verdict.findings,
            set_aside: poem.set_aside().collect(),
        });
    }
    let scansion = scan_poem(&poem, None);
    assert_eq!(scansion.lines.len(), poem.lines.len());
    let letters = scheme::of_poem(&poem);
    assert_eq!(letters.poem.len(), poem.lines.len());
    if choice % 8 == 0 {
        suggest::suggest(&poem, &text, &registry);
        let file = learn::learn(&poem, "Mine");
        let mut own = Registry::new();
        own.add("mine.toml", &file).unwrap();
    }
}

/// What holds of every verdict: findings in order, their places in the text.
pub fn holds(verdict: &Verdict, text: &str) {
    let lines = text.matches('\n').count() + 1;
    let mut before = (0, 0);
    for finding in &verdict.findings {
        assert!((1..=lines).contains(&(finding.line as usize)), "{finding:?}");
        assert!(finding.column >= 1 && finding.end_line >= finding.line, "{finding:?}");
        assert!((finding.end_line, finding.end_column) >= (finding.line, finding.column), "{finding:?}");
        assert!((finding.line, finding.column) >= before, "findings in order");
        before = (finding.line, finding.column);
    }
    for line in &verdict.lines {
        assert!(line.flagged.iter().all(|span| span.start() <= span.end()));
    }
}

fn print(checked: &Checked) {
    for format in FORMATS {
        let mut out = Vec::new();
        let mut report = check::report(*format);
        report.draft(checked, &mut out).unwrap();
        report.finish(&Summary::default(), &mut out).unwrap();
        if format.is_prose() {
            super::is_tidy(&out);
        }
        std::str::from_utf8(&out).unwrap();
    }
}
