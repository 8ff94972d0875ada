//! Building a form from its file and those it extends.

use std::sync::Arc;

use super::super::near::nearest;
use super::super::node::{Table, Value};
use super::super::{Fault, Form, FormError, Setting};
use super::built_in::{built_in, path_of};
use super::table::{extended, parse, with_settings};
use super::{FindError, Registry};

/// The forms among which a name is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Among {
    /// The user's, then the built-in ones.
    All,
    /// The built-in ones alone: a built-in form never extends a user's form.
    BuiltIn,
}

/// The most forms a chain of `extends` may hold, the first counted in; built-in forms go three deep.
const MOST_PARENTS: usize = 16;

impl Registry {
    /// Builds a form from its file, the forms it extends, and settings.
    pub(super) fn built(&self, id: &str, settings: &[Setting]) -> Result<Form, FormError> {
        self.built_among(Among::All, id, settings)
    }

    fn built_among(&self, among: Among, id: &str, settings: &[Setting]) -> Result<Form, FormError> {
        let (path, own) = self.table(among, id)?;
        let mut among = self.whose(among, id);
        let mut chain = vec![(among, id.to_owned())];
        let mut table = own;
        let first = table.get("extends").and_then(|node| node.line);
        // The forms that these keys name are looked up among the same forms as the parents of the file that sets
        // them.
        let mut among_of = [("sequence", among), ("inset", among)];
        while let Some(node) = table.remove("extends") {
            let at = |fault| FormError { path: path.clone(), line: first, key: None, fault: Box::new(fault) };
            let Value::Text(parent) = &node.value else {
                return Err(at(Fault::Kind { expected: "the id of a form", found: node.value.kind() }));
            };
            // A form that extends its own name extends the built-in form of that name, and a built-in form
            // extends only built-in ones.
            let same = chain.last().is_some_and(|(_, child)| child == parent);
            among = if same { Among::BuiltIn } else { self.whose(among, parent) };
            if same && built_in(parent).is_none() {
                return Err(at(Fault::ExtendsItself));
            }
            let looped = chain.contains(&(among, parent.clone()));
            chain.push((among, parent.clone()));
            if looped {
                let names: Vec<&str> = chain.iter().map(|(_, id)| id.as_str()).collect();
                return Err(at(Fault::Circle(names.join(" > "))));
            }
            if chain.len() > MOST_PARENTS {
                return Err(at(Fault::TooDeep { found: chain.len(), most: MOST_PARENTS }));
            }
            let parent_table = match self.table(among, parent) {
                Ok((_, table)) => table,
                Err(error) if matches!(*error.fault, Fault::NoParent { .. }) => {
                    let listed = self.list();
                    let near = nearest(parent, listed.iter().map(|form| form.id.as_str()), 1);
                    let nearest = near.first().map(|id| (*id).to_owned());
                    return Err(at(Fault::NoParent { found: parent.clone(), nearest }));
                }
                Err(error) => return Err(error),
            };
            for (key, of_key) in &mut among_of {
                if table.get(key).is_none() {
                    *of_key = among;
                }
            }
            table = extended(&parent_table, &table);
        }
        let parents = chain.into_iter().skip(1).map(|(_, id)| id).collect();
        let at = ["sequence", "inset"].into_iter().find_map(|key| table.get(key)).and_then(|node| node.line);
        let mut form = with_settings(id, parents, table, settings, &path)?;
        let wrong = |key: &str, fault| FormError {
            path: path.clone(),
            line: at,
            key: Some(format!("{key}.form")),
            fault: Box::new(fault),
        };
        let [(_, among_sequence), (_, among_inset)] = among_of;
        if let Some(sequence) = &mut form.sequence {
            let poem = self.poem_of(among_sequence, &sequence.form).map_err(|fault| wrong("sequence", fault))?;
            sequence.poem = Some(poem);
        }
        if let Some(inset) = &mut form.inset {
            inset.poem = Some(self.poem_of(among_inset, &inset.form).map_err(|fault| wrong("inset", fault))?);
        }
        Ok(form)
    }

    /// Where the form of an id is: among the user's, if `among` allows these and there is one, else among the
    /// built-in ones.
    fn whose(&self, among: Among, id: &str) -> Among {
        if among == Among::All && self.own(id).is_some() { Among::All } else { Among::BuiltIn }
    }

    /// The form of the poems of a sequence, which must be no sequence itself.
    fn poem_of(&self, among: Among, name: &str) -> Result<Arc<Form>, Fault> {
        let is_chain = |id: &String| {
            self.table(among, id).is_ok_and(|(_, table)| table.get("sequence").or_else(|| table.get("inset")).is_some())
        };
        if self.id_of(name).as_ref().is_some_and(is_chain) {
            return Err(Fault::SequenceOfSequences(name.to_owned()));
        }
        let missing = |error| match error {
            FindError::Unknown(unknown) => {
                Fault::NoPoem { found: name.to_owned(), nearest: unknown.nearest.into_iter().next() }
            }
            FindError::Broken(broken) => *broken.fault,
        };
        if among == Among::BuiltIn && self.own(name).is_some() {
            return self.built_among(among, name, &[]).map(Arc::new).map_err(|broken| *broken.fault);
        }
        self.find(name).map_err(missing)
    }

    /// The path of a form's file, and the keys the file itself sets.
    fn table(&self, among: Among, id: &str) -> Result<(String, Table), FormError> {
        if let Some(form) = self.own(id).filter(|_| among == Among::All) {
            return form.fault.clone().map_or_else(|| Ok((form.path.clone(), form.table.clone())), Err);
        }
        let Some(form) = built_in(id) else {
            let fault = Box::new(Fault::NoParent { found: id.to_owned(), nearest: None });
            return Err(FormError { path: id.to_owned(), line: None, key: None, fault });
        };
        Ok((path_of(form), parse(&path_of(form), form.text)?))
    }
}
