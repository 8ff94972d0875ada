//! The public interface of the core, listed: a change to it shows in the change of a file, `tests/api.txt`.
//!
//! `VERSE_API=write cargo test --test api` writes the list anew.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens as _;
use syn::{
    Attribute, Field, Fields, ImplItem, Item, ItemEnum, ItemStruct, ItemUse, TraitItem, Type, UseTree, Variant,
    Visibility,
};

/// A module's path from the crate's root: `["meter", "notation"]`.
type ModulePath = Vec<String>;

/// A module as written.
struct Module {
    is_public: bool,
    items: Vec<Item>,
}

/// Every module of the core. Front ends, workspace and renderers come with features and are not listed.
struct Crate {
    modules: BTreeMap<ModulePath, Module>,
}

impl Crate {
    fn read() -> Self {
        let mut this = Self { modules: BTreeMap::new() };
        this.add(Vec::new(), Path::new("src/lib.rs"), true);
        this
    }

    fn add(&mut self, path: ModulePath, file: &Path, is_public: bool) {
        let parsed = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        for item in &parsed.items {
            let Item::Mod(module) = item else { continue };
            if module.content.is_some() || is_conditional(&module.attrs) {
                continue;
            }
            let child = [path.as_slice(), &[module.ident.to_string()]].concat();
            let folder: PathBuf = ["src"].into_iter().chain(child.iter().map(String::as_str)).collect();
            let file = [folder.with_extension("rs"), folder.join("mod.rs")].into_iter().find(|file| file.exists());
            self.add(child, &file.unwrap(), is_public && is_pub(&module.vis));
        }
        self.modules.insert(path, Module { is_public, items: parsed.items });
    }

    /// The listing: each public item under the path it is reached by, with what can be seen of it.
    fn listing(&self) -> BTreeSet<String> {
        let mut lines = BTreeSet::new();
        for (path, module) in self.modules.iter().filter(|(_, module)| module.is_public) {
            for item in &module.items {
                match item {
                    Item::Use(used) if is_pub(&used.vis) && !is_conditional(&used.attrs) => {
                        self.follow(path, used, &mut lines);
                    }
                    item => self.list(path, path, item, None, &mut lines),
                }
            }
        }
        lines
    }

    /// Lists what a `pub use` brings, through one more `use` where its own module has it from elsewhere.
    fn follow(&self, path: &[String], used: &ItemUse, lines: &mut BTreeSet<String>) {
        for (source, name, shown) in names(&used.tree, &[]) {
            let Some(home) = self.resolve(path, &source) else { continue };
            self.list_named(path, &home, &name, &shown, lines);
            for item in &self.modules[&home].items {
                let Item::Use(again) = item else { continue };
                if matches!(again.vis, Visibility::Inherited) {
                    continue;
                }
                for (source, inner, _) in names(&again.tree, &[]).into_iter().filter(|(.., shown)| *shown == name) {
                    if let Some(home) = self.resolve(&home, &source) {
                        self.list_named(path, &home, &inner, &shown, lines);
                    }
                }
            }
        }
    }

    fn list_named(&self, path: &[String], home: &[String], name: &str, shown: &str, lines: &mut BTreeSet<String>) {
        for item in self.modules[home].items.iter().filter(|item| named(item).as_deref() == Some(name)) {
            self.list(path, home, item, Some(shown), lines);
        }
    }

    /// The module a path of a `use` names.
    fn resolve(&self, here: &[String], source: &[String]) -> Option<ModulePath> {
        let mut at: ModulePath = here.to_vec();
        for (nth, part) in source.iter().enumerate() {
            match part.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => _ = at.pop(),
                // A path begins at a child of this module, or of the crate's root.
                part => {
                    let child = [at.as_slice(), &[part.to_owned()]].concat();
                    at = if nth == 0 && !self.modules.contains_key(&child) { vec![part.to_owned()] } else { child };
                }
            }
        }
        self.modules.contains_key(&at).then_some(at)
    }

    fn list(&self, path: &[String], home: &[String], item: &Item, shown: Option<&str>, lines: &mut BTreeSet<String>) {
        let Some(name) = named(item).filter(|_| is_pub_item(item)) else { return };
        let full = ["verse"].into_iter().chain(path.iter().map(String::as_str)).chain([shown.unwrap_or(&name)]);
        let full = full.collect::<Vec<_>>().join("::");
        if let Item::Struct(ItemStruct { attrs, .. }) | Item::Enum(ItemEnum { attrs, .. }) = item {
            lines.extend(derived(attrs).map(|names| format!("impl {names} for {full}")));
        }
        match item {
            Item::Struct(item) => {
                lines.insert(format!("struct {full}{}", open(&item.attrs)));
                if let Fields::Named(fields) = &item.fields {
                    for field in fields.named.iter().filter(|field| is_pub(&field.vis)) {
                        lines.insert(format!("field {full}::{}: {}", field.ident.to_token_stream(), tidy(&field.ty)));
                    }
                }
            }
            Item::Enum(item) => {
                lines.insert(format!("enum {full}{}", open(&item.attrs)));
                let payload = |variant: &Variant| format!("variant {full}::{}{}", variant.ident, held(&variant.fields));
                lines.extend(item.variants.iter().map(payload));
            }
            Item::Fn(item) => _ = lines.insert(format!("{full}: {}", tidy(&item.sig))),
            Item::Const(item) => _ = lines.insert(format!("const {full}: {}", tidy(&item.ty))),
            Item::Type(item) => _ = lines.insert(format!("type {full} = {}", tidy(&item.ty))),
            Item::Trait(item) => {
                lines.insert(format!("trait {full}"));
                for inner in &item.items {
                    if let TraitItem::Fn(inner) = inner {
                        lines.insert(format!("{full}: {}", tidy(&inner.sig)));
                    }
                }
            }
            _ => {}
        }
        self.methods(home, &name, &full, lines);
    }

    /// The public functions of a type, wherever in its room, or for a type of another room by a name of its own, they are written.
    fn methods(&self, home: &[String], name: &str, full: &str, lines: &mut BTreeSet<String>) {
        for (path, module) in &self.modules {
            let same_room = path.first() == home.first()
                && !self.modules[path].items.iter().any(|item| named(item).as_deref() == Some(name) && path != home);
            let of_root = ["Ear", "Meter", "Session", "Registry", "Judge"].contains(&name);
            if !same_room && !of_root {
                continue;
            }
            for item in &module.items {
                let Item::Impl(block) = item else { continue };
                let Type::Path(of) = &*block.self_ty else { continue };
                if is_conditional(&block.attrs) || of.path.segments.last().unwrap().ident != name {
                    continue;
                }
                if let Some((_, implemented, _)) = &block.trait_ {
                    lines.insert(format!("impl {} for {full}", tidy(implemented)));
                    continue;
                }
                for inner in &block.items {
                    match inner {
                        ImplItem::Fn(inner) if is_pub(&inner.vis) && !is_conditional(&inner.attrs) => {
                            lines.insert(format!("{full}: {}", tidy(&inner.sig)));
                        }
                        ImplItem::Const(inner) if is_pub(&inner.vis) => {
                            lines.insert(format!("const {full}::{}: {}", inner.ident, tidy(&inner.ty)));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}

/// What a variant holds, by type; its names too where it has them.
fn held(fields: &Fields) -> String {
    let types = |fields: &[String]| fields.join(", ");
    match fields {
        Fields::Unit => String::new(),
        Fields::Unnamed(list) => {
            format!("({})", types(&list.unnamed.iter().map(|field| tidy(&field.ty)).collect::<Vec<_>>()))
        }
        Fields::Named(list) => {
            let named = |field: &Field| format!("{}: {}", field.ident.to_token_stream(), tidy(&field.ty));
            format!(" {{ {} }}", types(&list.named.iter().map(named).collect::<Vec<_>>()))
        }
    }
}

/// The traits that a type derives, in one list.
fn derived(attributes: &[Attribute]) -> Option<String> {
    let mut names = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let read = attribute.parse_nested_meta(|meta| {
            names.push(tidy(&meta.path));
            Ok(())
        });
        read.unwrap();
    }
    names.sort();
    (!names.is_empty()).then(|| names.join(", "))
}

fn is_pub(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether an item is there under a feature only, or in tests.
fn is_conditional(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

fn open(attributes: &[Attribute]) -> &'static str {
    if attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")) {
        " (non-exhaustive)"
    } else {
        ""
    }
}

fn is_pub_item(item: &Item) -> bool {
    let (visibility, attributes) = match item {
        Item::Struct(item) => (&item.vis, &item.attrs),
        Item::Enum(item) => (&item.vis, &item.attrs),
        Item::Fn(item) => (&item.vis, &item.attrs),
        Item::Const(item) => (&item.vis, &item.attrs),
        Item::Type(item) => (&item.vis, &item.attrs),
        Item::Trait(item) => (&item.vis, &item.attrs),
        _ => return false,
    };
    is_pub(visibility) && !is_conditional(attributes)
}

fn named(item: &Item) -> Option<String> {
    let name = match item {
        Item::Struct(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Const(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// What a `use` names: the path before the name, the name, and the name it gets.
fn names(tree: &UseTree, before: &[String]) -> Vec<(Vec<String>, String, String)> {
    match tree {
        UseTree::Path(path) => names(&path.tree, &[before, &[path.ident.to_string()]].concat()),
        UseTree::Name(name) => vec![(before.to_vec(), name.ident.to_string(), name.ident.to_string())],
        UseTree::Rename(name) => vec![(before.to_vec(), name.ident.to_string(), name.rename.to_string())],
        UseTree::Group(group) => group.items.iter().flat_map(|tree| names(tree, before)).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

/// Code on one line, without the spaces that a token stream has between any two tokens.
fn tidy(code: &impl quote::ToTokens) -> String {
    let mut text = code.to_token_stream().to_string();
    for (spaced, plain) in [
        (" :: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (" :", ":"),
        (" ;", ";"),
        ("- >", "->"),
        ("* ", "*"),
    ] {
        text = text.replace(spaced, plain);
    }
    text.replace("->", " -> ").replace("  ", " ")
}

#[test]
fn the_public_interface_of_the_core_is_the_one_listed() {
    let listing = Crate::read().listing().into_iter().collect::<Vec<_>>().join("\n") + "\n";
    if std::env::var("VERSE_API").is_ok_and(|value| value == "write") {
        fs::write("tests/api.txt", &listing).unwrap();
    }
    let written = fs::read_to_string("tests/api.txt").unwrap_or_default();
    let (now, before): (BTreeSet<&str>, BTreeSet<&str>) = (listing.lines().collect(), written.lines().collect());
    let new: Vec<&&str> = now.difference(&before).collect();
    let gone: Vec<&&str> = before.difference(&now).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "new: {new:#?}\ngone: {gone:#?}\nSay in CHANGELOG.md what users of the crate must do, then VERSE_API=write cargo test --test api"
    );
}

#[test]
fn five_names_are_at_the_root_of_the_crate() {
    let listing = Crate::read().listing();
    for name in ["Ear", "Session", "Meter", "Registry", "Judge"] {
        assert!(listing.iter().any(|line| line.starts_with(&format!("struct verse::{name}"))), "{name}");
    }
}
