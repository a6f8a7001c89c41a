//! What was taken of a stream and what was lost, and whether the loss is acceptable.

use crate::findings::{Findings, Refused, Remark, Scrutiny};
use crate::place::Rejected;
use crate::shrinkage::Tolerance;

/// The account of one stream.
#[derive(Debug)]
pub struct Intake {
    taken: u64,
    lost: u64,
    is_cut: bool,
    findings: Findings,
    remarks: Vec<Remark>,
}

impl Default for Intake {
    fn default() -> Self {
        Self {
            taken: 0,
            lost: 0,
            is_cut: false,
            findings: Findings::under(Scrutiny::Exact),
            remarks: Vec::new(),
        }
    }
}

impl Intake {
    /// Notes one outcome; returns the record when there is one.
    pub fn note<T>(&mut self, outcome: Result<T, Rejected>) -> Option<T> {
        match outcome {
            Ok(record) => {
                self.taken += 1;
                Some(record)
            }
            Err(rejected) => {
                self.lost += 1;
                self.is_cut |= rejected.reason.is_fatal();
                self.findings.reject(rejected);
                None
            }
        }
    }

    /// Adds a remark, once.
    pub fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// Records taken.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// Records refused.
    pub fn lost(&self) -> u64 {
        self.lost
    }

    /// True when the stream ended before its end, so that nobody knows how much is missing.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The remarks, if the loss is within the tolerance; the refusals otherwise.
    ///
    /// The records of a stream that was cut are never enough, whatever the tolerance.
    ///
    /// # Errors
    /// [`Refused`], with the first refusals and the number of the others.
    pub fn judge(self, tolerance: Tolerance) -> Result<Vec<Remark>, Refused> {
        let Self { taken, lost, is_cut, findings, mut remarks } = self;
        if !is_cut && tolerance.allows(lost, taken + lost) {
            remarks.extend(findings.into_set_aside(lost));
            return Ok(remarks);
        }
        findings.conclude()
    }
}

/// Reads a stream to its end and keeps its records.
///
/// # Errors
/// As [`Intake::judge`].
pub fn gather<T>(
    records: impl IntoIterator<Item = Result<T, Rejected>>,
    tolerance: Tolerance,
) -> Result<(Vec<T>, Vec<Remark>), Refused> {
    let mut intake = Intake::default();
    let taken = records.into_iter().filter_map(|outcome| intake.note(outcome)).collect();
    Ok((taken, intake.judge(tolerance)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Place, Reason};

    fn outcomes(taken: usize, lost: usize, reason: Reason) -> Vec<Result<usize, Rejected>> {
        let rejected =
            |line| Rejected { place: Place { line, ..Place::start_of("f") }, reason: reason.clone() };
        (0..taken).map(Ok).chain((0..lost).map(|line| Err(rejected(line + 1)))).collect()
    }

    #[test]
    fn a_loss_is_accepted_up_to_the_tolerance_and_told() {
        let (taken, remarks) =
            gather(outcomes(98, 2, Reason::EmptyTable), Tolerance::default()).expect("2 %");
        assert_eq!(taken.len(), 98);
        assert!(
            remarks.iter().any(|remark| matches!(remark, Remark::SetAside { rows: 2, .. })),
            "{remarks:?}"
        );
        let refused = gather(outcomes(97, 3, Reason::EmptyTable), Tolerance::default()).expect_err("3 %");
        assert_eq!(refused.rejections().len(), 3);
    }

    #[test]
    fn a_cut_stream_is_refused_under_any_tolerance() {
        let anything = Tolerance::per_thousand(1000).expect("all");
        assert!(gather(outcomes(10_000, 1, Reason::CutJson), anything).is_err());
        assert!(gather(outcomes(1, 1000, Reason::EmptyTable), anything).is_ok());
    }

    #[test]
    fn only_the_first_faults_are_kept_word_for_word() {
        let refused =
            gather(outcomes(0, 80, Reason::EmptyTable), Tolerance::default()).expect_err("all lost");
        assert_eq!((refused.rejections().len(), refused.further()), (50, 30));
    }
}
