//! The registry of forms: the built-in ones and the user's, which are added as texts. It reads no files.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

mod built_in;
mod chain;
mod listed;
mod table;
mod unknown;

pub use listed::Listed;
pub use unknown::UnknownForm;

use super::node::{Node, Table, Value};
use super::{Example, Fault, Form, FormError, Setting, build, name_key};
use built_in::{BUILT_IN, NAMES, built_in, is_same_text, path_of};
use table::{bare_scheme, described, keys_of, parse, table_of, texts, with_settings};

/// Finds forms by name. It builds only the form asked for, once; a form's parents are read with it.
#[derive(Debug, Default)]
pub struct Registry {
    user: Vec<UserForm>,
    /// The index of each user's form, by its id and by the key of each of its names.
    ids: HashMap<String, usize>,
    names: HashMap<String, usize>,
    known: Mutex<HashMap<String, Arc<Form>>>,
    /// Form files that exist but were not read, by the key of their names.
    unread: HashMap<String, String>,
}

/// A form added by the user.
#[derive(Debug, Clone)]
struct UserForm {
    id: String,
    path: String,
    table: Table,
    /// Why its file is no TOML.
    fault: Option<FormError>,
}

/// The most bytes of a name or bare scheme; nobody types a longer one.
const LONGEST_NAME: usize = 1_000;

/// Where the file of a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormFile {
    /// A built-in form's file: its text.
    BuiltIn(String),
    /// A user's form: the path of its file, as it was given.
    Own(String),
}

/// Why a form could not be found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FindError {
    /// No form has the name.
    #[error(transparent)]
    Unknown(#[from] UnknownForm),
    /// The form's file, or a setting, cannot be used.
    #[error(transparent)]
    Broken(#[from] FormError),
}

impl Registry {
    /// The built-in forms.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a user's form, given as the path and the text of its file. It replaces a built-in form of the same name.
    ///
    /// A file equal to a built-in form's, byte for byte, adds nothing.
    ///
    /// # Errors
    /// When the text is no TOML, or another added file has its id or one of its names. Other faults are found when the form is
    /// asked for; [`Registry::broken`] finds them all.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), FormError> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let id = file.strip_suffix(".toml").unwrap_or(file).to_owned();
        if built_in(&id).is_some_and(|form| is_same_text(form, text)) {
            return Ok(());
        }
        let (table, fault) = match parse(path, text) {
            Ok(table) => (table, None),
            Err(fault) => (Table::default(), Some(fault)),
        };
        let keys = keys_of(&id, &table);
        if let Some((name, other)) = self.claimed(&keys) {
            let fault = Box::new(Fault::SameName { name, other });
            return Err(FormError { path: path.to_owned(), line: None, key: None, fault });
        }
        self.names.extend(keys.into_iter().map(|key| (key, self.user.len())));
        self.ids.insert(id.clone(), self.user.len());
        self.user.push(UserForm { id, path: path.to_owned(), table, fault: fault.clone() });
        fault.map_or(Ok(()), Err)
    }

    /// Notes a form file that exists but was not read, so that the error for its name says so.
    pub fn note_unread(&mut self, path: &str) {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.unread.insert(name_key(file.strip_suffix(".toml").unwrap_or(file)), path.to_owned());
    }

    /// The form with this id, name or alias, or the form of a bare scheme (`aabba`).
    ///
    /// Names ignore case, spaces, hyphens, accents, and *metre* for *meter*.
    pub fn find(&self, name: &str) -> Result<Arc<Form>, FindError> {
        let Some(id) = self.id_of(name) else {
            return short(name).and_then(bare_scheme).map(Arc::new).ok_or_else(|| self.unknown(name).into());
        };
        if let Some(form) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(Arc::clone(form));
        }
        let form = Arc::new(self.built(&id, &[])?);
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&form));
        Ok(form)
    }

    /// The form with this name, with settings applied in order.
    pub fn find_with(&self, name: &str, settings: &[Setting]) -> Result<Arc<Form>, FindError> {
        if settings.is_empty() {
            return self.find(name);
        }
        match (self.id_of(name), short(name).and_then(bare_scheme)) {
            (Some(id), _) => Ok(Arc::new(self.built(&id, settings)?)),
            (None, Some(bare)) => {
                let scheme = bare.schemes().map(ToString::to_string).next().unwrap_or_default();
                Ok(Arc::new(described(&bare.id, &scheme, settings)?))
            }
            (None, None) => Err(self.unknown(name).into()),
        }
    }

    /// A form made of settings alone (`scheme = "abba ..."`), so that a draft needs no form file.
    pub fn made_of(&self, settings: &[Setting]) -> Result<Arc<Form>, FindError> {
        let table = table_of([
            ("name", "Form of this draft"),
            ("noun", "the form of this draft"),
            ("stanza_noun", "a stanza of this form"),
        ]);
        Ok(Arc::new(with_settings("draft", Vec::new(), table, settings, "settings")?))
    }

    /// The examples of a form, in the order of its file.
    pub fn examples(&self, name: &str) -> Result<Vec<Example>, FindError> {
        let id = self.id_of(name).ok_or_else(|| self.unknown(name))?;
        if let Some(form) = self.own(&id) {
            return form
                .fault
                .clone()
                .map_or_else(|| Ok(build::examples(&form.path, &form.table)?), |fault| Err(fault.into()));
        }
        let Some(form) = built_in(&id) else { return Ok(Vec::new()) };
        let path = path_of(form);
        Ok(build::examples(&path, &parse(&path, form.examples()?)?)?)
    }

    /// The text of a built-in form's file, or the path of a user's form, whose text is not kept.
    ///
    /// # Errors
    /// When no form has the name, or the built-in examples cannot be unpacked.
    pub fn file(&self, name: &str) -> Result<FormFile, FindError> {
        let id = self.id_of(name).ok_or_else(|| self.unknown(name))?;
        if let Some(form) = self.own(&id) {
            return Ok(FormFile::Own(form.path.clone()));
        }
        let form = built_in(&id).ok_or_else(|| self.unknown(name))?;
        Ok(FormFile::BuiltIn(format!("{}{}", form.text, form.examples()?)))
    }

    /// The faults of the user's forms, one for each broken form.
    pub fn broken(&self) -> Vec<FormError> {
        let fault = |form: &UserForm| {
            let built = self.built(&form.id, &[]).err();
            built.or_else(|| build::examples(&form.path, &form.table).err())
        };
        self.user.iter().filter(|form| form.fault.is_none()).filter_map(fault).collect()
    }

    /// The ids of the user's forms that replace a built-in one.
    pub fn replaced(&self) -> Vec<&str> {
        self.user.iter().map(|form| form.id.as_str()).filter(|id| built_in(id).is_some()).collect()
    }

    /// The paths of the user's forms as they were given, without files equal to a built-in form's.
    pub fn own_files(&self) -> impl Iterator<Item = &str> {
        self.user.iter().map(|form| form.path.as_str())
    }

    /// Every form in order of id, without reading any of the built-in ones.
    pub fn list(&self) -> Vec<Listed> {
        let text = |table: &Table, key: &str| match table.get(key) {
            Some(Node { value: Value::Text(text), .. }) => text.clone(),
            _ => String::new(),
        };
        let given = self.user.iter().filter(|form| form.fault.is_none()).map(|form| Listed {
            id: form.id.clone(),
            name: text(&form.table, "name"),
            aka: texts(&form.table, "aka"),
            family: Some(text(&form.table, "family"))
                .filter(|family| !family.is_empty())
                .unwrap_or_else(|| "own".to_owned()),
        });
        let built_in = BUILT_IN.iter().filter(|form| self.own(form.id).is_none()).map(|form| Listed {
            id: form.id.to_owned(),
            name: form.name.to_owned(),
            aka: form.aka.iter().map(|&name| name.to_owned()).collect(),
            family: form.family.to_owned(),
        });
        let mut list: Vec<Listed> = given.chain(built_in).collect();
        list.sort_by(|one, other| one.id.cmp(&other.id));
        list
    }

    /// The number of forms built so far, which the registry keeps.
    pub fn read_count(&self) -> usize {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The id of the form with a name.
    fn id_of(&self, name: &str) -> Option<String> {
        let key = name_key(short(name)?);
        if key.is_empty() {
            return None;
        }
        let user = self.names.get(&key).and_then(|&place| self.user.get(place));
        user.map(|form| form.id.clone()).or_else(|| {
            let place = NAMES.binary_search_by(|(known, _)| (*known).cmp(&key)).ok()?;
            BUILT_IN.get(usize::from(NAMES.get(place)?.1)).map(|form| form.id.to_owned())
        })
    }

    /// The first of these keys that a user's form already has, and that form's file.
    fn claimed(&self, keys: &[String]) -> Option<(String, String)> {
        let (place, key) = keys.iter().filter_map(|key| Some((*self.names.get(key)?, key))).min()?;
        Some((key.clone(), self.user.get(place)?.path.clone()))
    }

    /// The user's form with this id.
    fn own(&self, id: &str) -> Option<&UserForm> {
        self.ids.get(id).and_then(|&place| self.user.get(place))
    }

    /// The error for a name that no form has.
    fn unknown(&self, name: &str) -> UnknownForm {
        let Some(name) = short(name) else { return UnknownForm::too_long(name) };
        UnknownForm { unread: self.unread.get(&name_key(name)).cloned(), ..UnknownForm::among(name, &self.list()) }
    }
}

/// A name that is not too long; `None` for others.
fn short(name: &str) -> Option<&str> {
    (name.len() <= LONGEST_NAME).then_some(name)
}
