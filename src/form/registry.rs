//! Every form there is: those built in, and those handed in. The registry never touches the disk.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::near::nearest;
use super::node::{Node, Table, Value};
use super::setting::MERGED;
use super::{Example, Fault, Form, FormError, Scheme, Setting, build, name_key, schema};

/// A form of the house, as the build script lists it.
struct BuiltIn {
    id: &'static str,
    name: &'static str,
    aka: &'static [&'static str],
    family: &'static str,
    /// The file up to its examples.
    text: &'static str,
    examples: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/forms.rs"));

/// Finds forms by name; reads only the form asked for and its parents, each once.
#[derive(Debug, Default)]
pub struct Registry {
    user: Vec<UserForm>,
    known: Mutex<HashMap<String, Arc<Form>>>,
}

/// A form handed in.
#[derive(Debug, Clone)]
struct UserForm {
    id: String,
    path: String,
    table: Table,
    keys: Vec<String>,
}

/// A form as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aka: Vec<String>,
    /// What it belongs with.
    pub family: String,
}

/// A name no form has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no form called \"{name}\"{}", or_nearest(nearest))]
pub struct UnknownForm {
    /// The name as given.
    pub name: String,
    /// Ids of the forms whose names come near, best first.
    pub nearest: Vec<String>,
}

fn or_nearest(nearest: &[String]) -> String {
    match nearest {
        [] => "; `verse forms` lists them".to_owned(),
        [only] => format!("; did you mean {only}?"),
        [rest @ .., last] => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}

/// Why a form could not be found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// No form has the name.
    #[error(transparent)]
    Unknown(#[from] UnknownForm),
    /// The form's file, or a setting made over it, cannot be used.
    #[error(transparent)]
    Broken(#[from] FormError),
}

/// How many near names an unknown one is answered with.
const NEAREST: usize = 3;

impl Registry {
    /// The built-in forms.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a user's form: its file's path and text. It wins over a built-in form of its name.
    ///
    /// A file that is a built-in form's, byte for byte, adds nothing.
    ///
    /// # Errors
    /// When the text is no TOML or has no name, or another added file has its id or one of its names. What else may be wrong
    /// with it comes out when it is asked for; [`Registry::broken`] asks for all.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), FormError> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let id = file.strip_suffix(".toml").unwrap_or(file).to_owned();
        if built_in(&id).is_some_and(|form| is_same_text(form, text)) {
            return Ok(());
        }
        let table = parse(path, text)?;
        let keys = keys_of(&id, &table);
        if let Some((name, other)) = self.claimed(&keys) {
            let fault = Box::new(Fault::SameName { name, other });
            return Err(FormError { path: path.to_owned(), line: None, key: None, fault });
        }
        self.user.push(UserForm { id, path: path.to_owned(), table, keys });
        Ok(())
    }

    /// The form with this id, name or alias, or the one a bare scheme (`aabba`) describes.
    ///
    /// Names ignore case, spaces, hyphens, accents, and *metre* for *meter*.
    pub fn find(&self, name: &str) -> Result<Arc<Form>, FindError> {
        let Some(id) = self.id_of(name) else {
            return bare_scheme(name).map(Arc::new).ok_or_else(|| self.unknown(name).into());
        };
        if let Some(form) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(Arc::clone(form));
        }
        let form = Arc::new(self.built(&id, &[])?);
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&form));
        Ok(form)
    }

    /// The form with this name, with keys set over it in order.
    pub fn find_with(&self, name: &str, settings: &[Setting]) -> Result<Arc<Form>, FindError> {
        if settings.is_empty() {
            return self.find(name);
        }
        match (self.id_of(name), bare_scheme(name)) {
            (Some(id), _) => Ok(Arc::new(self.built(&id, settings)?)),
            (None, Some(bare)) => {
                let scheme = bare.schemes().map(ToString::to_string).next().unwrap_or_default();
                Ok(Arc::new(described(&bare.id, &scheme, settings)?))
            }
            (None, None) => Err(self.unknown(name).into()),
        }
    }

    /// A form made of settings alone (`scheme = "abba ..."`), for trying one out without a file.
    pub fn made_of(&self, settings: &[Setting]) -> Result<Arc<Form>, FindError> {
        let mut table = Table::default();
        table.set("name", Node::unplaced(Value::Text("Form of this draft".to_owned())));
        Ok(Arc::new(with_settings("draft", Vec::new(), table, settings, "settings")?))
    }

    /// The examples of a form, in the order of its file.
    pub fn examples(&self, name: &str) -> Result<Vec<Example>, FindError> {
        let id = self.id_of(name).ok_or_else(|| self.unknown(name))?;
        if let Some(form) = self.user.iter().find(|form| form.id == id) {
            return Ok(build::examples(&form.path, &form.table)?);
        }
        let Some(form) = built_in(&id) else { return Ok(Vec::new()) };
        let path = path_of(form);
        Ok(build::examples(&path, &parse(&path, form.examples)?)?)
    }

    /// What is wrong with the forms handed in, one error a broken form.
    pub fn broken(&self) -> Vec<FormError> {
        let fault = |form: &UserForm| {
            let built = self.built(&form.id, &[]).err();
            built.or_else(|| build::examples(&form.path, &form.table).err())
        };
        self.user.iter().filter_map(fault).collect()
    }

    /// Ids of forms handed in that stand in the place of a built-in one.
    pub fn replaced(&self) -> Vec<&str> {
        self.user.iter().map(|form| form.id.as_str()).filter(|id| built_in(id).is_some()).collect()
    }

    /// The files of the forms handed in, as their paths were given; those that only say again what is built in are left out.
    pub fn own_files(&self) -> impl Iterator<Item = &str> {
        self.user.iter().map(|form| form.path.as_str())
    }

    /// Every form in order of id, without reading any of the built-in ones.
    pub fn list(&self) -> Vec<Listed> {
        let text = |table: &Table, key: &str| match table.get(key) {
            Some(Node { value: Value::Text(text), .. }) => text.clone(),
            _ => String::new(),
        };
        let given = self.user.iter().map(|form| Listed {
            id: form.id.clone(),
            name: text(&form.table, "name"),
            aka: texts(&form.table, "aka"),
            family: Some(text(&form.table, "family"))
                .filter(|family| !family.is_empty())
                .unwrap_or_else(|| "own".to_owned()),
        });
        let house =
            BUILT_IN.iter().filter(|form| !self.user.iter().any(|user| user.id == form.id)).map(|form| Listed {
                id: form.id.to_owned(),
                name: form.name.to_owned(),
                aka: form.aka.iter().map(|&name| name.to_owned()).collect(),
                family: form.family.to_owned(),
            });
        let mut list: Vec<Listed> = given.chain(house).collect();
        list.sort_by(|one, other| one.id.cmp(&other.id));
        list
    }

    /// How many forms were read and kept so far.
    pub fn read_count(&self) -> usize {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The id a name stands for.
    fn id_of(&self, name: &str) -> Option<String> {
        let key = name_key(name);
        if key.is_empty() {
            return None;
        }
        let user = self.user.iter().find(|form| form.keys.contains(&key)).map(|form| form.id.clone());
        user.or_else(|| {
            let place = NAMES.binary_search_by(|(known, _)| (*known).cmp(&key)).ok()?;
            BUILT_IN.get(usize::from(NAMES.get(place)?.1)).map(|form| form.id.to_owned())
        })
    }

    /// The first of these names that a form handed in already has, and that form's file.
    fn claimed(&self, keys: &[String]) -> Option<(String, String)> {
        self.user.iter().find_map(|form| {
            let shared = keys.iter().find(|key| form.keys.contains(key))?;
            Some((shared.clone(), form.path.clone()))
        })
    }

    fn unknown(&self, name: &str) -> UnknownForm {
        let listed = self.list();
        let mut names: Vec<(&str, &str)> = Vec::new();
        for form in &listed {
            names.push((&form.id, &form.id));
            names.push((&form.name, &form.id));
            names.extend(form.aka.iter().map(|aka| (aka.as_str(), form.id.as_str())));
        }
        let mut ids: Vec<String> = Vec::new();
        for near in nearest(name, names.iter().map(|(name, _)| *name), NEAREST * 2) {
            let id = names.iter().find(|(name, _)| *name == near).map_or(near, |(_, id)| id);
            if !ids.iter().any(|known| known == id) && ids.len() < NEAREST {
                ids.push(id.to_owned());
            }
        }
        UnknownForm { name: name.to_owned(), nearest: ids }
    }

    /// Reads a form and its parents, and puts settings over it.
    fn built(&self, id: &str, settings: &[Setting]) -> Result<Form, FormError> {
        let (path, own) = self.table(id)?;
        let mut chain = vec![id.to_owned()];
        let mut table = own;
        let first = table.get("extends").and_then(|node| node.line);
        while let Some(node) = table.remove("extends") {
            let at = |fault| FormError { path: path.clone(), line: first, key: None, fault: Box::new(fault) };
            let Value::Text(parent) = &node.value else {
                return Err(at(Fault::Kind { expected: "the id of a form", found: node.value.kind() }));
            };
            let looped = chain.contains(parent);
            chain.push(parent.clone());
            if looped {
                return Err(at(Fault::Circle(chain.join(" > "))));
            }
            let Ok((_, parent_table)) = self.table(parent) else {
                let listed = self.list();
                let near =
                    nearest(parent, listed.iter().map(|form| form.id.as_str()), 1).first().map(|id| (*id).to_owned());
                return Err(at(Fault::NoParent { found: parent.clone(), nearest: near }));
            };
            table = extended(&parent_table, &table);
        }
        chain.remove(0);
        with_settings(id, chain, table, settings, &path)
    }

    /// The keys of a form as its file has them, and the file's path.
    fn table(&self, id: &str) -> Result<(String, Table), FormError> {
        if let Some(form) = self.user.iter().find(|form| form.id == id) {
            return Ok((form.path.clone(), form.table.clone()));
        }
        let Some(form) = built_in(id) else {
            let fault = Box::new(Fault::NoParent { found: id.to_owned(), nearest: None });
            return Err(FormError { path: id.to_owned(), line: None, key: None, fault });
        };
        Ok((path_of(form), parse(&path_of(form), form.text)?))
    }
}

/// A form with a scheme and nothing else but what is set.
fn described(id: &str, scheme: &str, settings: &[Setting]) -> Result<Form, FormError> {
    let mut table = Table::default();
    table.set("name", Node::unplaced(Value::Text(id.to_owned())));
    table.set("scheme", Node::unplaced(Value::Text(scheme.to_owned())));
    with_settings(id, Vec::new(), table, settings, id)
}

/// Builds a form of its keys with settings put over them; a fault in a setting is said of the setting.
fn with_settings(
    id: &str,
    parents: Vec<String>,
    mut table: Table,
    settings: &[Setting],
    path: &str,
) -> Result<Form, FormError> {
    for setting in settings {
        setting.apply(&mut table);
    }
    table.respell(&schema::spelling);
    build::form(path, id, parents, &table).map_err(|error| {
        match settings.iter().rev().find(|setting| setting.concerns(&error)) {
            Some(setting) => FormError { path: setting.origin.clone(), line: setting.line, ..error },
            None => error,
        }
    })
}

/// A child's keys over its parent's.
///
/// Names and notes are the parent's own; a new scheme or list of syllables brings its own number of lines.
fn extended(parent: &Table, child: &Table) -> Table {
    let mut merged = Table::default();
    let own_lines = child.get("scheme").is_some() || child.get("syllables").is_some();
    for (key, node) in parent.iter() {
        let is_own = matches!(key, "aka" | "notes" | "origin" | "example") || (key == "lines" && own_lines);
        if !is_own {
            merged.set(key, node.inherited());
        }
    }
    for (key, node) in child.iter() {
        match (&node.value, merged.get(key).map(|node| node.value.clone())) {
            (Value::Table(new), Some(Value::Table(mut old))) if MERGED.contains(&key) => {
                new.iter().for_each(|(key, node)| old.set(key, node.clone()));
                merged.set(key, Node { line: node.line, value: Value::Table(old) });
            }
            _ => merged.set(key, node.clone()),
        }
    }
    merged
}

/// The form a bare scheme describes: letters in order of first appearance, each at least twice.
fn bare_scheme(text: &str) -> Option<Form> {
    let small = text.trim().to_lowercase();
    let plain = |mark: char| mark.is_ascii_lowercase() || mark.is_ascii_digit() || " -.()".contains(mark);
    if small.is_empty() || !small.chars().all(plain) {
        return None;
    }
    let mut next = 'a';
    for letter in small.chars().filter(|&mark| mark.is_ascii_lowercase() && mark != 'x') {
        if letter > next {
            return None;
        }
        if letter == next {
            next = char::from(u8::try_from(next).ok()? + if next == 'w' { 2 } else { 1 });
        }
    }
    let one_stanza = small.split_whitespace().count() == 1;
    let scheme = if one_stanza { format!("{small} ...") } else { small.clone() };
    let parsed = Scheme::parse(&scheme).ok()?;
    if parsed.lone_letter().is_some() {
        return None;
    }
    let mut table = Table::default();
    table.set("name", Node::unplaced(Value::Text(small.clone())));
    table.set("scheme", Node::unplaced(Value::Text(scheme)));
    build::form(&small, &small, Vec::new(), &table).ok()
}

fn parse(path: &str, text: &str) -> Result<Table, FormError> {
    let mut table = Table::parse(path, text)?;
    table.respell(&schema::spelling);
    Ok(table)
}

fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.binary_search_by(|form| form.id.cmp(id)).ok().and_then(|place| BUILT_IN.get(place))
}

fn path_of(form: &BuiltIn) -> String {
    format!("forms/{}.toml", form.id)
}

fn is_same_text(form: &BuiltIn, text: &str) -> bool {
    text.strip_prefix(form.text) == Some(form.examples)
}

/// The keys a user's form is found by.
fn keys_of(id: &str, table: &Table) -> Vec<String> {
    let mut keys = vec![name_key(id)];
    keys.extend(texts(table, "name").iter().chain(&texts(table, "aka")).map(|name| name_key(name)));
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The texts a key holds, one or a list.
fn texts(table: &Table, key: &str) -> Vec<String> {
    let text = |node: &Node| if let Value::Text(text) = &node.value { Some(text.clone()) } else { None };
    match table.get(key) {
        Some(Node { value: Value::List(nodes), .. }) => nodes.iter().filter_map(text).collect(),
        Some(node) => text(node).into_iter().collect(),
        None => Vec::new(),
    }
}
