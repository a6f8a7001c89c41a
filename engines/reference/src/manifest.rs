//! `SHA256SUMS`: the one check that sees every flipped byte.
//!
//! When a set carries a file of that name, in the format of `sha256sum`, every file it lists must have the digest it
//! announces. Publishers do not give one; an operator who mirrors a version may add it, and our own starter set has
//! one. Digests of expanded files are also part of an import's provenance.

use sha2::{Digest, Sha256};

use crate::findings::Findings;
use crate::place::{Place, Reason, Rejected};
use crate::source::NamedBytes;

/// Name of the manifest inside a set.
pub const FILE_NAME: &str = "SHA256SUMS";

/// The SHA-256 digest of expanded content, in lower-case hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks files against the manifest of their set. `digests` goes with `files`, one each.
///
/// The manifest may list the expanded or the compressed name; a compressed digest cannot be checked once expanded,
/// so such a line is refused as naming an absent file rather than silently passed.
pub fn verify(manifest: &NamedBytes, files: &[NamedBytes], digests: &[String], findings: &mut Findings) {
    let content = String::from_utf8_lossy(&manifest.bytes);
    let mut byte = 0;
    for (index, line) in content.split_inclusive('\n').enumerate() {
        let place = Place { file: manifest.name.clone(), line: index + 1, column: 1, byte };
        byte += line.len();
        let Some((expected, name)) = parse_line(line) else {
            findings.reject(Rejected { place, reason: Reason::MalformedManifest });
            continue;
        };
        match files.iter().position(|file| file.name == name) {
            None => findings.reject(Rejected { place: Place::start_of(name), reason: Reason::FileAbsent }),
            Some(found) if digests[found] != expected => {
                findings.reject(Rejected { place: Place::start_of(name), reason: Reason::DigestDiffers });
            }
            Some(_) => {}
        }
    }
}

/// `<64 hexadecimal digits>  <name>`, ended by a line feed.
fn parse_line(line: &str) -> Option<(&str, &str)> {
    let (digest, name) = line.strip_suffix('\n')?.split_once("  ")?;
    let is_digest =
        digest.len() == 64 && digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_digest && !name.is_empty()).then_some((digest, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Scrutiny;

    fn outcome(manifest: &str, content: &[u8]) -> Option<Reason> {
        let files = [NamedBytes { name: "a.csv".into(), bytes: content.to_vec() }];
        let digests = [digest(content)];
        let manifest = NamedBytes { name: FILE_NAME.into(), bytes: manifest.as_bytes().to_vec() };
        let mut findings = Findings::under(Scrutiny::Exact);
        verify(&manifest, &files, &digests, &mut findings);
        findings.conclude().err().map(|refused| refused.rejections()[0].reason.clone())
    }

    #[test]
    fn content_must_have_the_announced_digest() {
        let line = format!("{}  a.csv\n", digest(b"abc"));
        assert_eq!(outcome(&line, b"abc"), None);
        assert_eq!(outcome(&line, b"abd"), Some(Reason::DigestDiffers));
        assert_eq!(outcome(&line.replace("a.csv", "b.csv"), b"abc"), Some(Reason::FileAbsent));
        assert_eq!(outcome(line.trim_end(), b"abc"), Some(Reason::MalformedManifest));
    }
}
