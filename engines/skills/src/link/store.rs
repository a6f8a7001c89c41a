//! Likenesses of one label with all the labels of a collection at once.

use crate::link::features::Vector;
use crate::ties::Rows;

/// The labels of a collection by feature.
#[derive(Clone, Debug)]
pub struct Store {
    holders: Rows<(u32, f32)>,
    labels: usize,
}

impl Store {
    /// Stores the vectors of labels, numbered in order.
    pub fn new(features: usize, labels: &[Vector]) -> Self {
        let mut holders = vec![Vec::new(); features];
        for (number, vector) in labels.iter().enumerate() {
            for &(feature, weight) in vector {
                holders[feature as usize].push((u32::try_from(number).unwrap_or(u32::MAX), weight));
            }
        }
        Self { holders: Rows::new(holders.into_iter()), labels: labels.len() }
    }

    /// The likeness of each label with this one, 0 to 1.
    pub fn likenesses(&self, vector: &Vector) -> Vec<f32> {
        let mut found = vec![0.0; self.labels];
        for &(feature, weight) in vector {
            for &(label, its) in self.holders.row(feature as usize) {
                found[label as usize] += weight * its;
            }
        }
        found
    }
}
