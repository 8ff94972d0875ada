//! The learned weights, packed at build time from `data/fill.weights`.

include!(concat!(env!("OUT_DIR"), "/fill_weights.rs"));
