//! The house read as text: its files, the string literals of its Rust, the keys of its words.
//!
//! The rules that are held against it are in `tests/rules`. Nothing here runs or compiles what it reads.

mod literals;
mod tree;
mod words;

pub use literals::{Literal, literals};
pub use tree::{File, files, is_test_code, read, root, without_tests};
pub use words::{expressions, keys};
