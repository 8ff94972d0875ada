//! The roles of lines on a page.

/// The role of a line of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Role {
    /// A line of verse.
    Verse,
    /// Nothing but white space.
    Blank,
    /// A line of the front matter.
    FrontMatter,
    /// Markup without words: a fence, an environment, a definition.
    Markup,
    /// A comment of the poet's markup.
    Comment,
    /// The title of a poem or of a part of it.
    Title,
    /// A subtitle.
    Subtitle,
    /// The author's name below a title.
    Byline,
    /// A quotation before the poem, or its source.
    Epigraph,
    /// A dedication.
    Dedication,
    /// A date or a place, or both.
    Date,
    /// The author's name below the poem.
    Signature,
    /// The name of a part of a song: `[Verse 1]`, `Chorus:`.
    Label,
    /// `Envoi`, alone: it stands over the close of the same poem.
    Envoi,
    /// The name of a speaker in a play.
    Speaker,
    /// A stage direction.
    Direction,
    /// A number alone.
    Number,
    /// A row of marks that parts poems: `* * *`, `---`, fortune's `%`.
    Break,
    /// Marks without a word that part nothing but stanzas: a row of dots.
    Ornament,
    /// A note to the poem.
    Note,
    /// Tags: `#poem #rain`.
    Tag,
    /// Words that say that the poem ends, or how long it is.
    End,
    /// One of git's conflict marks.
    Conflict,
}

impl Role {
    /// The roles that a poet may give to a line.
    pub const SETTLED: &[Self] = &[
        Self::Verse,
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::Epigraph,
        Self::Dedication,
        Self::Date,
        Self::Signature,
        Self::Label,
        Self::Speaker,
        Self::Direction,
        Self::Number,
        Self::Note,
        Self::Tag,
        Self::End,
    ];

    /// The role's name in data and in front matter.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Verse => "verse",
            Self::Blank => "blank",
            Self::FrontMatter => "front-matter",
            Self::Markup => "markup",
            Self::Comment => "comment",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Byline => "byline",
            Self::Epigraph => "epigraph",
            Self::Dedication => "dedication",
            Self::Date => "date",
            Self::Signature => "signature",
            Self::Label => "label",
            Self::Envoi => "envoi",
            Self::Speaker => "speaker",
            Self::Direction => "direction",
            Self::Number => "number",
            Self::Break => "break",
            Self::Ornament => "ornament",
            Self::Note => "note",
            Self::Tag => "tag",
            Self::End => "end",
            Self::Conflict => "conflict",
        }
    }

    /// The role in a sentence, with its article.
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Verse => "a line of verse",
            Self::Blank => "a blank line",
            Self::FrontMatter => "front matter",
            Self::Markup => "markup",
            Self::Comment => "a comment",
            Self::Title => "a title",
            Self::Subtitle => "a subtitle",
            Self::Byline => "the author's name",
            Self::Epigraph => "an epigraph",
            Self::Dedication => "a dedication",
            Self::Date => "a date or a place",
            Self::Signature => "a signature",
            Self::Label => "the name of a part",
            Self::Envoi => "the name of the envoi",
            Self::Speaker => "a speaker's name",
            Self::Direction => "a stage direction",
            Self::Number => "a number",
            Self::Break => "a break between poems",
            Self::Ornament => "an ornament",
            Self::Note => "a note",
            Self::Tag => "tags",
            Self::End => "a word about the poem's end",
            Self::Conflict => "a conflict mark of git",
        }
    }

    /// Why a line is read as this, in words after "because".
    pub const fn because(self) -> &'static str {
        match self {
            Self::Verse => "nothing says otherwise",
            Self::Blank => "it has no words",
            Self::FrontMatter => "it lies between the two lines of dashes at the top",
            Self::Markup => "it is markup, or lies outside of the verse that the markup names",
            Self::Comment => "it is a comment of the markup",
            Self::Title => {
                "it lies above the verse and looks like a title: short, without a stop, in capitals or apart from the stanzas"
            }
            Self::Subtitle => "it lies below a title and is short or in brackets",
            Self::Byline => "it names somebody below a title",
            Self::Epigraph => "it is a quotation before the poem, with its source",
            Self::Dedication => "it begins as dedications do and is short",
            Self::Date => "it is a date or a place",
            Self::Signature => "it lies below the poem and names somebody, after a dash or far to the right",
            Self::Label => "it names a part of a song or a poem",
            Self::Envoi => "it names the envoi",
            Self::Speaker => "it is a name before what somebody says",
            Self::Direction => "it is in brackets on a line of its own",
            Self::Number => "it is a number alone",
            Self::Break => "it is a row of marks that parts poems",
            Self::Ornament => "it has marks and no word",
            Self::Note => "it lies below the poem and begins as notes do, or is unlike its lines",
            Self::Tag => "it is made of tags",
            Self::End => "it says that the poem ends, or how long it is",
            Self::Conflict => "it is a mark of git, which could not merge two versions",
        }
    }

    /// The role of this name, if a poet may give it.
    pub fn named(name: &str) -> Option<Self> {
        Self::SETTLED.iter().copied().find(|role| role.id() == name)
    }

    /// Whether a line of this role lies between stanzas; comments, notes and the like part nothing.
    pub const fn parts_stanzas(self) -> bool {
        !matches!(
            self,
            Self::Verse | Self::Markup | Self::Comment | Self::Speaker | Self::Direction | Self::Note | Self::Conflict
        )
    }

    /// Whether a line of this role may begin another poem.
    pub const fn parts_poems(self) -> bool {
        matches!(self, Self::Title | Self::Number | Self::Break)
    }

    /// Whether a line of this role has words that are set aside, which reports name.
    pub const fn is_aside(self) -> bool {
        !matches!(self, Self::Verse | Self::Blank | Self::FrontMatter)
    }
}
