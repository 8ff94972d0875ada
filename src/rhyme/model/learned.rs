//! The learned weights, packed at build time from `data/rhyme.weights`.

include!(concat!(env!("OUT_DIR"), "/rhyme_weights.rs"));
