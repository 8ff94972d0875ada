//! The registry of forms: every file reads, every name finds its form, every example holds.

use verse::form::{Registry, name_key};

#[test]
fn every_form_of_the_house_reads() {
    let registry = Registry::new();
    let listed = registry.list();
    for form in &listed {
        if let Err(error) = registry.find(&form.id) {
            panic!("{error}");
        }
    }
    assert!(listed.len() > 100);
}

#[test]
fn every_name_finds_its_form_however_it_is_spelled() {
    let registry = Registry::new();
    for form in registry.list() {
        for name in form.aka.iter().chain([&form.name, &form.id]) {
            for spelled in [name.clone(), name.to_uppercase(), name.replace(' ', "-"), name.replace("meter", "metre")] {
                assert_eq!(registry.find(&spelled).unwrap().id, form.id, "{spelled} ({})", name_key(&spelled));
            }
        }
    }
}

#[test]
fn a_run_reads_only_the_form_asked_for() {
    let registry = Registry::new();
    for _ in 0..3 {
        registry.find("Common Metre").unwrap();
    }
    assert_eq!(registry.read_count(), 1);
}
