//! The arrows between the files of a crate: from the file that names something to the file that defines it.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Path, paths};

/// From a file to each file it names something of, with the names.
pub(crate) type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// The module of a crate a file holds, segment by segment; empty for the crate's root.
type Module = Vec<String>;

/// What the files of a crate name.
#[derive(Debug)]
pub(crate) struct Imports {
    /// The file of each module.
    files: BTreeMap<Module, String>,
    /// What each module names, from the root of the crate on.
    named: BTreeMap<Module, Vec<Module>>,
    /// What each module re-exports: each name with the path it comes from.
    exports: BTreeMap<Module, BTreeMap<String, Module>>,
}

impl Imports {
    /// Reads the sources of a crate: the path of each file below `src/`, with its text. `main.rs` is a crate of its own.
    pub(crate) fn read<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let sources: Vec<_> = sources.into_iter().filter(|(file, _)| *file != "src/main.rs").collect();
        let files = sources.iter().map(|(file, _)| (module_of(file), (*file).to_owned())).collect();
        let mut imports = Self { files, named: BTreeMap::new(), exports: BTreeMap::new() };
        for (file, text) in sources {
            let module = module_of(file);
            for path in paths(text) {
                imports.add(&module, path);
            }
        }
        imports
    }

    /// Every file with what it names, from the root of the crate on.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&str, &[Vec<String>])> {
        self.files.iter().map(|(module, file)| (file.as_str(), self.named.get(module).map_or(&[][..], Vec::as_slice)))
    }

    /// The arrows between files, each path followed through `pub use` to the file that defines what it names.
    ///
    /// Left out are the arrows from a `mod.rs` to the files directly below it, which it names whatever they do, and those to
    /// the root of the crate.
    pub(crate) fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, paths) in &self.named {
            for path in paths {
                let to = self.owner(path, &mut BTreeSet::new());
                let is_own_child = to.split_last().is_some_and(|(_, parent)| parent == from) && self.is_mod_file(from);
                if to.is_empty() || to == *from || is_own_child {
                    continue;
                }
                if let (Some(from), Some(to), Some(name)) = (self.files.get(from), self.files.get(&to), path.last()) {
                    let between = arrows.entry(from.clone()).or_default().entry(to.clone()).or_default();
                    between.insert(name.clone());
                }
            }
        }
        arrows
    }

    fn add(&mut self, module: &Module, path: Path) {
        let Some(absolute) = self.absolute(module, &path.segments) else { return };
        if let Some(name) = path.exported_as {
            self.exports.entry(module.clone()).or_default().insert(name, absolute.clone());
        }
        self.named.entry(module.clone()).or_default().push(absolute);
    }

    /// A path from the root of the crate on; `None` for one of another crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module.as_slice(), rest].concat()),
            "super" => {
                let further = rest.iter().take_while(|segment| *segment == "super").count();
                let above = module.get(..module.len().checked_sub(further + 1)?)?;
                Some([above, rest.get(further..)?].concat())
            }
            child => {
                let below = [module.as_slice(), &[child.to_owned()]].concat();
                self.files.contains_key(&below).then(|| [module.as_slice(), path].concat())
            }
        }
    }

    /// The module that defines what a path names: the longest beginning of the path that is a module, or the module
    /// from which that one re-exports the name.
    fn owner(&self, path: &[String], seen: &mut BTreeSet<Module>) -> Module {
        let lengths = (0..=path.len()).rev();
        let mut modules = lengths.map(|len| path.split_at(len)).filter(|(module, _)| self.files.contains_key(*module));
        let Some((module, inside)) = modules.next() else { return Module::new() };
        let exported = inside.first().and_then(|name| self.exports.get(module)?.get(name));
        match exported {
            Some(source) if source != path && seen.insert(source.clone()) => {
                let further = inside.get(1..).unwrap_or_default();
                self.owner(&[source.as_slice(), further].concat(), seen)
            }
            _ => module.to_vec(),
        }
    }

    fn is_mod_file(&self, module: &Module) -> bool {
        self.files.get(module).is_some_and(|file| file.ends_with("/mod.rs"))
    }
}

/// The module a file holds: `src/form/mod.rs` holds `form`, `src/form/schema.rs` holds `form::schema`.
fn module_of(file: &str) -> Module {
    if file == "src/lib.rs" {
        return Module::new();
    }
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Imports;

    /// The arrows between sources, one a line.
    fn arrows(sources: &[(&str, &str)]) -> Vec<String> {
        let arrows = Imports::read(sources.iter().copied()).arrows();
        let lines = arrows.iter().flat_map(|(from, all)| all.iter().map(move |(to, names)| (from, to, names)));
        lines
            .map(|(from, to, names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                format!("{from} -> {to}: {}", names.join(", "))
            })
            .collect()
    }

    #[test]
    fn a_use_tree_leads_to_the_files_it_names() {
        let sources = [
            ("src/a.rs", "use crate::b::{C, d::{E, F as G}}; use std::fmt;"),
            ("src/b/mod.rs", "mod d; pub struct C;"),
            ("src/b/d.rs", "pub struct E; pub struct F;"),
        ];
        assert_eq!(arrows(&sources), ["src/a.rs -> src/b/d.rs: E, F", "src/a.rs -> src/b/mod.rs: C"]);
    }

    #[test]
    fn a_re_exported_name_leads_to_the_file_that_defines_it() {
        let sources = [
            ("src/a.rs", "use crate::b::{C, Other, d::E};"),
            ("src/b/mod.rs", "mod c; pub use c::C; pub(crate) use self::c::Thing as Other; pub use crate::far::d;"),
            ("src/b/c.rs", "pub struct C; pub struct Thing;"),
            ("src/far/mod.rs", "pub mod d;"),
            ("src/far/d.rs", "pub struct E;"),
        ];
        let of_the_folder = "src/b/mod.rs -> src/far/d.rs: d";
        let expected = ["src/a.rs -> src/b/c.rs: C, Other", "src/a.rs -> src/far/d.rs: E", of_the_folder];
        assert_eq!(arrows(&sources), expected);
    }

    #[test]
    fn a_re_export_that_leads_back_to_itself_comes_to_an_end() {
        let sources = [
            ("src/a.rs", "use crate::b::X;"),
            ("src/b.rs", "pub use crate::c::X;"),
            ("src/c.rs", "pub use crate::b::X;"),
        ];
        assert!(arrows(&sources).iter().any(|arrow| arrow.starts_with("src/a.rs -> ")));
    }

    #[test]
    fn a_super_path_leads_upward_from_where_it_stands() {
        let sources = [
            ("src/a/mod.rs", "mod b; mod c;"),
            ("src/a/b.rs", "use super::c::D; use super::super::e::F;"),
            ("src/a/c.rs", ""),
            ("src/e.rs", ""),
        ];
        assert_eq!(arrows(&sources), ["src/a/b.rs -> src/a/c.rs: D", "src/a/b.rs -> src/e.rs: F"]);
    }

    #[test]
    fn a_mod_file_and_its_own_children_and_the_root_of_the_crate_are_no_arrows() {
        let sources = [
            ("src/lib.rs", "pub mod a;"),
            ("src/a/mod.rs", "mod b; mod c; use b::X; use self::c::d::Y;"),
            ("src/a/b.rs", "use super::Z; use crate::Root;"),
            ("src/a/c/mod.rs", "mod d;"),
            ("src/a/c/d.rs", ""),
        ];
        let grandchild = "src/a/mod.rs -> src/a/c/d.rs: Y";
        assert_eq!(arrows(&sources), ["src/a/b.rs -> src/a/mod.rs: Z", grandchild]);
    }
}
