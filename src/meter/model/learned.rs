//! The learned weights, packed at build time from `data/meter.weights` and `data/strain.weights`.

include!(concat!(env!("OUT_DIR"), "/meter_weights.rs"));
include!(concat!(env!("OUT_DIR"), "/strain_weights.rs"));
