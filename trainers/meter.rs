//! Learns the weights of the ear for meter.
fn main() {
    print!("{}", verse::meter::train::table(&verse::meter::train::untrained(), &[]));
}
