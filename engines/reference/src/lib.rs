//! Published reference data, from bytes to records.
//!
//! Each source has a module that reads the publisher's own files, in the publisher's format, and either returns a
//! complete and coherent set or refuses it with the file, line, column and byte of what is wrong. Nothing here opens
//! a file, reads a clock or touches a database: the caller hands over named byte sources and keeps the result.
//!
//! ROME is read by sets, held whole in memory: [`source`] expands containers within limits, [`encoding`] turns bytes
//! into checked text, [`delimited`] cuts text into records without ever guessing. Every other source is read as a
//! [`stream`], record by record, in constant memory; [`values`] are the identifiers and measures they share, [`prose`]
//! makes foreign text fit to be shown, [`formats`] knows each file by its name.
//!
//! For all: [`findings`] gathers refusals and remarks, [`shrinkage`] compares a new version with the one in place,
//! [`registry`] says who publishes what under which licence.

pub mod delimited;
pub mod encoding;
pub mod esco;
pub mod findings;
pub mod formats;
pub mod inclusion;
pub mod lheo;
pub mod manifest;
pub mod market;
pub mod nomenclatures;
pub mod place;
pub mod prose;
pub mod registry;
pub mod rncp;
pub mod rome;
mod scan;
pub mod shrinkage;
pub mod source;
pub mod stream;
pub mod territories;
pub mod values;
