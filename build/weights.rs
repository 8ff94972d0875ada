//! Packs `data/*.weights` into `OUT_DIR/NAME_weights.rs`: a static for each table, its weights as bits so that none is rounded twice.
//!
//! Names are left out, since the program needs no weight's name; but for the tables in which the names are what is looked up.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::weights::{Table, read};

/// The files of `data/`.
const FILES: [&str; 4] = ["fill", "meter", "rhyme", "strain"];

/// The tables that keep their names.
const NAMED: [&str; 2] = ["units", "history"];

/// The tables whose names begin with a place and a colon, and that keep the place.
const PLACED: [&str; 1] = ["pairs"];

/// The tables of a fixed length.
const ARRAYS: [&str; 1] = ["chain"];

pub fn pack() {
    let folder = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    for name in FILES {
        let file = format!("data/{name}.weights");
        println!("cargo:rerun-if-changed={file}");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let tables = read(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let source: String = tables.iter().map(source).collect();
        fs::write(Path::new(&folder).join(format!("{name}_weights.rs")), source).unwrap();
    }
}

/// The static of a table: `BEATS` for `[beats]`.
fn source(table: &Table) -> String {
    let (named, placed) = (NAMED.contains(&table.name), PLACED.contains(&table.name));
    let item = match () {
        () if named => "[(&str, f32)]".to_owned(),
        () if placed => "[(u16, f32)]".to_owned(),
        () if ARRAYS.contains(&table.name) => format!("[f32; {}]", table.rows.len()),
        () => "[f32]".to_owned(),
    };
    let mut out = format!("pub(super) static {}: &{item} = &[\n", table.name.to_uppercase());
    for (weight, name) in &table.rows {
        let bits = weight.parse::<f32>().expect("the reader takes numbers only").to_bits();
        let weight = format!("f32::from_bits(0x{:04x}_{:04x})", bits >> 16, bits & 0xffff);
        let row = match name.split_once(':') {
            Some((place, _)) if placed => format!("({place}, {weight})"),
            _ if named => format!("({name:?}, {weight})"),
            _ => weight,
        };
        writeln!(out, "    {row},").unwrap();
    }
    out + "];\n"
}
