//! The forms of the house, as the build script lists them.

/// A form of the house, as the build script lists it.
pub(super) struct BuiltIn {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) aka: &'static [&'static str],
    pub(super) family: &'static str,
    /// The file up to its examples.
    pub(super) text: &'static str,
    pub(super) examples: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// The form of the house with this id.
pub(super) fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.binary_search_by(|form| form.id.cmp(id)).ok().and_then(|place| BUILT_IN.get(place))
}

/// The path a form of the house is known by.
pub(super) fn path_of(form: &BuiltIn) -> String {
    format!("forms/{}.toml", form.id)
}

/// Whether a text is a form's file, byte for byte.
pub(super) fn is_same_text(form: &BuiltIn, text: &str) -> bool {
    text.strip_prefix(form.text) == Some(form.examples)
}
