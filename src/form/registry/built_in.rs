//! The built-in forms, as the build script lists them.

use std::sync::LazyLock;

use crate::form::error::{Fault, FormError};

/// A built-in form, as the build script lists it.
pub(super) struct BuiltIn {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) aka: &'static [&'static str],
    pub(super) family: &'static str,
    /// The file up to its examples.
    pub(super) text: &'static str,
    /// Where its examples lie in the text of all examples: the first byte, and one past the last.
    examples: (usize, usize),
}

impl BuiltIn {
    /// The rest of the file, its examples.
    ///
    /// # Errors
    /// When the built-in examples cannot be unpacked.
    pub(super) fn examples(&self) -> Result<&'static str, FormError> {
        let all = EXAMPLES.as_deref().map_err(|fault| self.fault(fault))?;
        let (start, end) = self.examples;
        all.get(start..end).ok_or_else(|| self.fault("they end too early"))
    }

    fn fault(&self, fault: &str) -> FormError {
        let fault = Box::new(Fault::Packed(fault.to_owned()));
        FormError { path: path_of(self), line: None, key: None, fault }
    }
}

/// The examples of all forms, compressed with deflate: two thirds of the forms' text, which a run seldom needs.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples.deflate"));

/// The examples of all forms, one after the other.
static EXAMPLES: LazyLock<Result<String, String>> = LazyLock::new(|| {
    let bytes = miniz_oxide::inflate::decompress_to_vec(PACKED).map_err(|fault| fault.to_string())?;
    String::from_utf8(bytes).map_err(|fault| fault.to_string())
});

include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// The built-in form with this id.
pub(super) fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.binary_search_by(|form| form.id.cmp(id)).ok().and_then(|place| BUILT_IN.get(place))
}

/// The path by which messages name a built-in form.
pub(super) fn path_of(form: &BuiltIn) -> String {
    format!("forms/{}.toml", form.id)
}

/// Whether a text equals a built-in form's file, byte for byte.
pub(super) fn is_same_text(form: &BuiltIn, text: &str) -> bool {
    text.strip_prefix(form.text).is_some_and(|rest| form.examples().is_ok_and(|examples| rest == examples))
}
