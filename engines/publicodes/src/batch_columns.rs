//! Batches given as columns: nothing is read situation by situation unless it has to be.

use crate::batch::{BatchValue, OneByOne, WORTH_IT};
use crate::date::Date;
use crate::engine::{Engine, find_rule};
use crate::error::{EvaluationError, SituationError};
use crate::eval::Fact;
use crate::quick::Shape;
use crate::quick::bulk::{Bulk, LANES};
use crate::situation::FactValue;
use crate::tree::{RuleId, TextId, Value};

/// Texts looked up once for a few dozen situations.
const MAX_KNOWN: usize = 8;

/// What every situation of a batch says of one rule, one value a situation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FactColumn<'f> {
    Numbers(&'f [f64]),
    /// Numbers of one unit: `€/mois`.
    Amounts(&'f [f64], &'f str),
    Bools(&'f [bool]),
    /// Texts, or names of choices.
    Texts(&'f [&'f str]),
    Dates(&'f [Date]),
}

impl FactColumn<'_> {
    fn len(&self) -> usize {
        match self {
            FactColumn::Numbers(values) | FactColumn::Amounts(values, _) => values.len(),
            FactColumn::Bools(values) => values.len(),
            FactColumn::Texts(values) => values.len(),
            FactColumn::Dates(values) => values.len(),
        }
    }
}

impl Engine {
    /// The values of `rules` in situations given as columns, which must be of one length: one column of values for each
    /// rule. Choices are checked as in [`Engine::batch`].
    ///
    /// ```
    /// use publicodes::{BatchValue, Engine, FactColumn};
    ///
    /// let engine = Engine::new("revenu:\n  unité: €/mois\naide:\n  applicable si: revenu <= 1800 €/mois\n  valeur: 200 €")?;
    /// let incomes = [1500.0, 2500.0];
    /// let columns = engine.batch_columns(&["aide".to_owned()], &[("revenu", FactColumn::Numbers(&incomes))])?;
    /// assert_eq!(columns[0], [BatchValue::Number(200.0), BatchValue::NotApplicable]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn batch_columns(
        &self,
        rules: &[String],
        facts: &[(&str, FactColumn<'_>)],
    ) -> Result<Vec<Vec<BatchValue>>, EvaluationError> {
        let count = facts.first().map_or(0, |(_, column)| column.len());
        let mut named: Vec<(RuleId, FactColumn<'_>)> = Vec::with_capacity(facts.len());
        for (name, column) in facts {
            named.push((find_rule(&self.program, name)?, *column));
            if column.len() != count {
                let (name, found) = ((*name).to_owned(), column.len());
                return Err(SituationError::UnevenColumn { name, expected: count, found }.into());
            }
        }
        let mut one_by_one = OneByOne::new(self, rules)?;
        let mut columns = vec![vec![BatchValue::Unknown; count]; rules.len()];
        let mut bulk = one_by_one.bulk(&named, count)?;
        for start in (0..count).step_by(LANES) {
            let many = LANES.min(count - start);
            let mut left = [true; LANES];
            if let Some(bulk) = &mut bulk
                && one_by_one.load(bulk, &named, start, many)
            {
                left = [false; LANES];
                bulk.run();
                for (rank, column) in columns.iter_mut().enumerate() {
                    bulk.read(rank, &mut column[start..start + many], &mut left);
                }
            }
            for row in (start..start + many).filter(|row| left[row - start]) {
                for (column, value) in columns.iter_mut().zip(one_by_one.row(&named, row)?) {
                    column[row] = value;
                }
            }
        }
        Ok(columns)
    }
}

impl OneByOne {
    /// One row of columns.
    fn row(
        &mut self,
        columns: &[(RuleId, FactColumn<'_>)],
        row: usize,
    ) -> Result<Vec<BatchValue>, EvaluationError> {
        let mut facts: Vec<(RuleId, Fact)> = Vec::with_capacity(columns.len());
        for (rule, column) in columns {
            facts.push((*rule, self.session.admitted(*rule, value_at(column, row))?));
        }
        self.values(facts.into_iter())
    }

    /// The columns of a plan, if there are situations enough and the plan covers what is asked.
    fn bulk(
        &mut self,
        columns: &[(RuleId, FactColumn<'_>)],
        count: usize,
    ) -> Result<Option<Bulk>, EvaluationError> {
        if count == 0 || !self.session.plans().is_worth(count, WORTH_IT) {
            return Ok(None);
        }
        let mut shape = Shape::with_capacity(columns.len());
        for (rule, column) in columns {
            // A fact of the column, whatever its value: this one is in every range.
            let example = match column {
                FactColumn::Numbers(_) => FactValue::Number(0.0),
                FactColumn::Amounts(_, unit) => FactValue::Amount(0.0, (*unit).to_owned()),
                _ => value_at(column, 0),
            };
            let fact = self.session.fact(*rule, example)?;
            match self.session.plans().stated(*rule, &fact) {
                Some(stated) => shape.push(stated),
                None => return Ok(None),
            }
        }
        let plans = self.session.plans().clone();
        let mut bulk = Bulk::new(&plans, &shape, &self.asked);
        Ok(bulk.prepare(&plans).then_some(bulk))
    }

    fn are_listed(&mut self, rule: RuleId, column: &FactColumn<'_>, start: usize, many: usize) -> bool {
        let is_checked = match column {
            FactColumn::Amounts(..) => true,
            _ => self.session.evaluator.options.check_choices,
        };
        !is_checked
            || !self.session.has_choices(rule)
            || (start..start + many).all(|row| self.session.admitted(rule, value_at(column, row)).is_ok())
    }

    /// Fills the columns of a plan; false when a value is out of range or not among the choices.
    fn load(
        &mut self,
        bulk: &mut Bulk,
        columns: &[(RuleId, FactColumn<'_>)],
        start: usize,
        many: usize,
    ) -> bool {
        for (rank, (rule, column)) in columns.iter().enumerate() {
            let in_range = match column {
                FactColumn::Numbers(values) | FactColumn::Amounts(values, _) => {
                    bulk.load_numbers(rank, &values[start..start + many])
                }
                FactColumn::Texts(values) => {
                    // Texts are mostly names of choices, of which there are few.
                    let mut known: Vec<(&str, TextId)> = Vec::with_capacity(MAX_KNOWN);
                    for (lane, text) in values[start..start + many].iter().enumerate() {
                        let id = match known.iter().find(|(known, _)| known == text) {
                            Some((_, id)) => *id,
                            None => {
                                let id = self.session.text(text);
                                known.truncate(MAX_KNOWN - 1);
                                known.push((*text, id));
                                id
                            }
                        };
                        bulk.load(lane, rank, Value::Text(id));
                    }
                    true
                }
                FactColumn::Bools(values) => {
                    for (lane, value) in values[start..start + many].iter().enumerate() {
                        bulk.load(lane, rank, Value::Bool(*value));
                    }
                    true
                }
                FactColumn::Dates(values) => {
                    for (lane, value) in values[start..start + many].iter().enumerate() {
                        bulk.load(lane, rank, Value::Date(*value));
                    }
                    true
                }
            };
            if !in_range || !self.are_listed(*rule, column, start, many) {
                return false;
            }
        }
        true
    }
}

fn value_at(column: &FactColumn<'_>, row: usize) -> FactValue {
    match column {
        FactColumn::Numbers(values) => FactValue::Number(values[row]),
        FactColumn::Amounts(values, unit) => FactValue::Amount(values[row], (*unit).to_owned()),
        FactColumn::Bools(values) => FactValue::Bool(values[row]),
        FactColumn::Texts(values) => FactValue::Text(values[row].to_owned()),
        FactColumn::Dates(values) => FactValue::Date(values[row]),
    }
}
