//! The schemes of the repository: they read, and every case of theirs comes out as it says.

mod common;

use jalon_financing::{Schemes, check};

#[test]
fn the_schemes_of_the_repository_read() {
    if let Err(findings) = Schemes::read(&common::files()) {
        panic!("{}", common::lines(&findings));
    }
}

#[test]
fn every_check_of_the_repository_passes() {
    let findings = check(&common::files());
    assert!(findings.is_empty(), "\n{}", common::lines(&findings));
}
