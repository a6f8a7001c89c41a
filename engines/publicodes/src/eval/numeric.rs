//! Mechanisms on one value: rounding, logarithm, units, durations, and texts with values in them.

use std::fmt::Write as _;

use crate::date::{Date, DurationUnit, duration};
use crate::error::EvaluationError;
use crate::eval::missing::MissingId;
use crate::eval::{Evaluator, Outcome, Result};
use crate::number::{percentage_to_french, round_half_up, to_french};
use crate::tree::{NodeId, Part, Run, Value};
use crate::unit_table::UnitId;

impl Evaluator {
    pub(super) fn round(&mut self, value: NodeId, precision: NodeId) -> Result<Outcome> {
        let value = self.eval(value)?;
        let value = self.in_simplest_unit(value)?;
        let precision =
            if value.value == Value::Bool(false) { Outcome::UNDEFINED } else { self.eval(precision)? };
        if matches!(precision.value, Value::Number(_))
            && !self.units.text(precision.unit).contains("décimale")
        {
            let unit = self.units.text(precision.unit).to_owned();
            return Err(EvaluationError::RoundingUnit { rule: self.current(), unit });
        }
        let rounded = match (value.value, precision.value) {
            (Value::Number(number), Value::Number(digits)) => {
                let scale = 10f64.powf(digits);
                self.finite(round_half_up((number + f64::EPSILON) * scale) / scale)?
            }
            (Value::Number(number), Value::Bool(true)) => Value::Number(round_half_up(number + f64::EPSILON)),
            (Value::Number(_), Value::Undefined) => Value::Undefined,
            (other, _) => other,
        };
        let missing = self.missing.merge(value.missing, precision.missing);
        Ok(Outcome { value: rounded, unit: value.unit.present(), missing })
    }

    pub(super) fn logarithm(&mut self, value: NodeId) -> Result<Outcome> {
        let value = self.eval(value)?;
        let value = self.in_simplest_unit(value)?;
        let result = match value.value {
            Value::Number(number) => self.finite(number.ln())?,
            Value::Null | Value::Undefined => value.value,
            other => {
                let found = match other {
                    Value::Bool(_) => "oui ou non",
                    Value::Date(_) => "une date",
                    _ => "un texte",
                };
                return Err(EvaluationError::WrongType {
                    rule: self.current(),
                    operation: "logarithme",
                    found,
                });
            }
        };
        Ok(Outcome { value: result, unit: UnitId::ABSENT, missing: value.missing })
    }

    pub fn in_simplest_unit(&mut self, outcome: Outcome) -> Result<Outcome> {
        if !outcome.unit.is_known() {
            return Ok(outcome);
        }
        let unit = self.units.simplified(outcome.unit);
        match self.in_unit(outcome, unit) {
            Some(simple) => Ok(simple),
            None => {
                self.incompatible(outcome.unit, unit)?;
                Ok(outcome)
            }
        }
    }

    pub(super) fn convert(&mut self, value: NodeId, unit: UnitId) -> Result<Outcome> {
        let own = self.eval(value)?;
        if own.value == Value::Null || !own.unit.is_known() {
            return Ok(Outcome { unit, ..own });
        }
        // Units are compared even where there is no number yet: what is wrong is wrong for every situation.
        if self.units.convert(own.unit, unit, 0.0).is_none() {
            self.incompatible(own.unit, unit)?;
            return Ok(Outcome { unit, ..own });
        }
        Ok(self.in_unit(own, unit).unwrap_or(Outcome { unit, ..own }))
    }

    pub(super) fn simplify(&mut self, value: NodeId) -> Result<Outcome> {
        let own = self.eval(value)?;
        if matches!(own.value, Value::Null | Value::Undefined) {
            return Ok(own);
        }
        let simple = self.in_simplest_unit(own)?;
        Ok(Outcome { unit: simple.unit.present(), ..simple })
    }

    pub(super) fn duration(
        &mut self,
        from: NodeId,
        to: NodeId,
        unit: DurationUnit,
        unit_id: UnitId,
    ) -> Result<Outcome> {
        let from = self.eval(from)?;
        let to = self.eval(to)?;
        let value = match (from.value, to.value) {
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            (Value::Undefined, _) | (_, Value::Undefined) => Value::Undefined,
            (from, to) => Value::Number(duration(self.date(from)?, self.date(to)?, unit)),
        };
        let missing = self.missing.merge(from.missing, to.missing);
        Ok(Outcome { value, unit: unit_id, missing })
    }

    fn date(&mut self, value: Value) -> Result<Date> {
        self.as_date(value).ok_or_else(|| EvaluationError::NotADate { rule: self.current() })
    }

    pub(super) fn template(&mut self, run: Run) -> Result<Outcome> {
        let mut text = String::new();
        let mut missing = MissingId::EMPTY;
        for at in run.range() {
            match self.program.arena.parts[at] {
                Part::Text(words) => text.push_str(self.text(words)),
                Part::Value(node) => {
                    let outcome = self.eval(node)?;
                    missing = self.missing.merge(missing, outcome.missing);
                    self.write(&mut text, outcome)?;
                }
            }
        }
        let value = Value::Text(self.new_text(text));
        Ok(Outcome { value, unit: UnitId::ABSENT, missing })
    }

    /// A value as a sentence shows it.
    pub fn write(&mut self, text: &mut String, outcome: Outcome) -> Result<()> {
        match outcome.value {
            Value::Undefined => text.push_str("Pas encore défini"),
            Value::Null => text.push_str("Non applicable"),
            Value::Bool(true) => text.push_str("oui"),
            Value::Bool(false) => text.push_str("non"),
            Value::Text(words) => text.push_str(&self.text(words).replacen("\\n", "\n", 1)),
            Value::Date(date) => {
                let _ = write!(text, "{date}");
            }
            Value::Number(_) => {
                let simple = self.in_simplest_unit(outcome)?;
                let Value::Number(number) = simple.value else { return Ok(()) };
                shown_number(text, number, self.units.text(simple.unit));
            }
        }
        Ok(())
    }
}

/// A number and its unit as a sentence shows them.
pub(crate) fn shown_number(text: &mut String, number: f64, unit: &str) {
    let least = if number.fract() == 0.0 { 0 } else { 2 };
    let _ = match unit {
        "€" => write!(text, "{}\u{a0}€", to_french(number, least, 2)),
        "%" => write!(text, "{}\u{a0}%", percentage_to_french(number, 2)),
        "" => write!(text, "{}", to_french(number, 0, 2)),
        unit => write!(text, "{}\u{a0}{unit}", to_french(number, 0, 2)),
    };
}
