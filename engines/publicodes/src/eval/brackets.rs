//! Tables by slices. All three find the slice the base falls in, ceilings read one after the other until then; they
//! differ in what the slices give.

use crate::error::EvaluationError;
use crate::eval::missing::MissingId;
use crate::eval::{Evaluator, Outcome, Result};
use crate::tree::{BracketKind, Brackets, Value};
use crate::unit_table::UnitId;

/// A slice, once its ceiling is read. Amounts are in the unit of the base; `None` where something is not known.
#[derive(Clone, Copy)]
struct Read {
    ceiling: Option<f64>,
    floor: Option<f64>,
    active: Option<bool>,
    after_active: Option<bool>,
    unbounded: bool,
    missing: MissingId,
}

impl Evaluator {
    pub(super) fn brackets(&mut self, index: u32) -> Result<Outcome> {
        let program = self.program.clone();
        let brackets = &program.arena.brackets[index as usize];
        let base = self.eval(brackets.base)?;
        let multiplier = self.eval(brackets.multiplier)?;
        if multiplier.value == Value::Number(0.0) {
            return Err(EvaluationError::DivisionByZero { rule: self.current() });
        }
        match brackets.kind {
            BracketKind::Marginal => self.marginal(brackets, base, multiplier),
            BracketKind::Grid => self.grid(brackets, base, multiplier),
            BracketKind::Progressive => self.progressive(brackets, base, multiplier),
        }
    }

    /// Reads ceilings until the slice of the base is found; the slices after it are left unread.
    fn read_slices(&mut self, brackets: &Brackets, base: Outcome, multiplier: Outcome) -> Result<Vec<Read>> {
        let base_amount = match base.value {
            Value::Undefined => None,
            value => Some(self.number(value, "assiette")?),
        };
        let mut read: Vec<Read> = Vec::with_capacity(brackets.slices.len());
        let mut previous = Outcome::bare(Value::Number(0.0));
        let mut found = false;
        for (rank, slice) in brackets.slices.iter().enumerate() {
            if found {
                read.push(Read {
                    ceiling: None,
                    floor: None,
                    active: None,
                    after_active: Some(true),
                    unbounded: slice.ceiling.is_none(),
                    missing: MissingId::EMPTY,
                });
                continue;
            }
            let (ceiling, amount) = match slice.ceiling {
                None => {
                    let unbounded = Outcome::bare(Value::Number(f64::INFINITY));
                    (unbounded, self.ceiling(unbounded, multiplier, base.unit)?)
                }
                Some(node) => {
                    let ceiling = self.eval(node)?;
                    (ceiling, self.ceiling(ceiling, multiplier, base.unit)?)
                }
            };
            let floor = match read.last() {
                None => Some(0.0),
                Some(before) => before.ceiling,
            };
            let after_active = floor.zip(base_amount).map(|(floor, base)| floor > base);
            let known = [ceiling, base, multiplier, previous].iter().all(|o| o.value != Value::Undefined);
            let mut current = Read {
                ceiling: amount,
                floor,
                active: None,
                after_active,
                unbounded: slice.ceiling.is_none(),
                missing: MissingId::EMPTY,
            };
            if !known {
                current.missing = self.merge(&[ceiling, base, multiplier, previous]);
            } else {
                let (ceiling, floor, base) =
                    (amount.unwrap_or(0.0), floor.unwrap_or(0.0), base_amount.unwrap_or(0.0));
                if rank > 0 && floor != 0.0 && ceiling <= floor {
                    return Err(EvaluationError::SlicesOutOfOrder { rule: self.current(), slice: rank + 1 });
                }
                let active = base >= floor && base < ceiling;
                current.active = Some(active);
                found = active;
            }
            read.push(current);
            previous = ceiling;
        }
        Ok(read)
    }

    /// A ceiling in the unit of the base.
    fn ceiling(&mut self, ceiling: Outcome, multiplier: Outcome, base_unit: UnitId) -> Result<Option<f64>> {
        if ceiling.value == Value::Undefined || multiplier.value == Value::Undefined {
            return Ok(None);
        }
        let amount =
            self.number(ceiling.value, "plafond")? * self.number(multiplier.value, "multiplicateur")?;
        if amount.is_nan() {
            return Err(EvaluationError::NotANumber { rule: self.current() });
        }
        if amount == 0.0 || amount.is_infinite() {
            return Ok(Some(amount));
        }
        let unit = self.units.product(ceiling.unit, multiplier.unit);
        if !unit.is_known() {
            return Ok(Some(amount));
        }
        if !base_unit.is_known() {
            return Ok(Some(self.units.bare(unit, amount)));
        }
        let converted = self.units.convert(unit, base_unit, amount);
        if converted.is_none() {
            self.incompatible(unit, base_unit)?;
        }
        Ok(Some(converted.unwrap_or(amount)))
    }

    fn marginal(&mut self, brackets: &Brackets, base: Outcome, multiplier: Outcome) -> Result<Outcome> {
        let mut missing = self.missing.merge(base.missing, multiplier.missing);
        let unit = base.unit.present();
        if matches!(base.value, Value::Number(0.0) | Value::Undefined | Value::Null) {
            return Ok(Outcome { value: base.value, unit, missing });
        }
        let amount = self.number(base.value, "assiette")?;
        let read = self.read_slices(brackets, base, multiplier)?;
        let mut total = Some(0.0);
        for (slice, read) in brackets.slices.iter().zip(&read) {
            if read.after_active == Some(true) {
                missing = self.missing.merge(missing, read.missing);
                continue;
            }
            let rate = self.eval(slice.yields)?;
            let of_slice = self.missing.merge(rate.missing, read.missing);
            missing = self.missing.merge(missing, of_slice);
            let in_slice = match (read.ceiling, read.floor, rate.value) {
                (_, _, Value::Undefined) => None,
                (Some(ceiling), Some(floor), _) => Some((amount.min(ceiling) - floor) * self.ratio(rate)?),
                _ => None,
            };
            total = total.zip(in_slice).map(|(total, in_slice)| total + in_slice);
        }
        let value = match total {
            Some(total) => self.finite(total)?,
            None => Value::Undefined,
        };
        Ok(Outcome { value, unit, missing })
    }

    /// A rate as a bare number.
    fn ratio(&mut self, rate: Outcome) -> Result<f64> {
        let rate = self.in_rate_unit(rate, UnitId::NONE)?;
        self.number(rate.value, "taux")
    }

    /// A rate in another unit; that it cannot be is always an error, whatever its value.
    fn in_rate_unit(&mut self, rate: Outcome, unit: UnitId) -> Result<Outcome> {
        let convertible = !rate.unit.is_known() || self.units.convert(rate.unit, unit, 0.0).is_some();
        match self.in_unit(rate, unit) {
            Some(rate) if convertible => Ok(rate),
            _ => Err(EvaluationError::IncompatibleUnits {
                rule: self.current(),
                left: self.units.text(rate.unit).to_owned(),
                right: "%".to_owned(),
            }),
        }
    }

    fn grid(&mut self, brackets: &Brackets, base: Outcome, multiplier: Outcome) -> Result<Outcome> {
        let read = self.read_slices(brackets, base, multiplier)?;
        let mut missing = self.missing.merge(base.missing, multiplier.missing);
        if let Some(rank) = read.iter().position(|slice| slice.active == Some(true)) {
            let amount = self.eval(brackets.slices[rank].yields)?;
            // The slices above change nothing here, but the reference engine works them out, and what is worked out
            // shows in how other rules count what is missing.
            for above in &brackets.slices[rank + 1..] {
                self.eval(above.yields)?;
            }
            let of_slice = self.missing.merge(amount.missing, read[rank].missing);
            let missing = self.missing.merge(missing, of_slice);
            return Ok(Outcome { value: amount.value, unit: amount.unit.present(), missing });
        }
        if read.last().is_some_and(|last| last.after_active == Some(false)) {
            return Ok(Outcome { value: Value::Undefined, unit: UnitId::UNKNOWN, missing });
        }
        let mut unit = None;
        for (slice, read) in brackets.slices.iter().zip(&read) {
            if read.active.is_none() {
                let amount = self.eval(slice.yields)?;
                unit.get_or_insert(amount.unit.present());
                let of_slice = self.missing.merge(amount.missing, read.missing);
                missing = self.missing.merge(missing, of_slice);
            }
        }
        let value = if unit.is_some() { Value::Undefined } else { Value::Bool(false) };
        Ok(Outcome { value, unit: unit.unwrap_or(UnitId::UNKNOWN), missing })
    }

    fn progressive(&mut self, brackets: &Brackets, base: Outcome, multiplier: Outcome) -> Result<Outcome> {
        let read = self.read_slices(brackets, base, multiplier)?;
        let unit = UnitId::PERCENT;
        let (last_slice, last) = (brackets.slices[read.len() - 1], read[read.len() - 1]);
        let beyond_all = read.iter().all(|slice| slice.active == Some(false));
        if beyond_all || (last.active == Some(true) && last.unbounded) {
            let rate = self.eval(last_slice.yields)?;
            let rate = self.percentage(rate)?;
            return Ok(Outcome { unit, ..rate });
        }
        let active = read.iter().position(|slice| slice.active == Some(true));
        let (Some(rank), Value::Number(amount)) = (active, base.value) else {
            let mut missing = MissingId::EMPTY;
            for slice in &read {
                missing = self.missing.merge(missing, slice.missing);
            }
            return Ok(Outcome { value: Value::Undefined, unit, missing });
        };
        let upper = self.eval(brackets.slices[rank].yields)?;
        let upper = self.percentage(upper)?;
        let lower = if rank == 0 {
            upper
        } else {
            let lower = self.eval(brackets.slices[rank - 1].yields)?;
            self.percentage(lower)?
        };
        if lower.value == Value::Undefined || upper.value == Value::Undefined {
            let missing = self.missing.merge(lower.missing, upper.missing);
            return Ok(Outcome { value: Value::Undefined, unit, missing });
        }
        let (low, high) = (self.number(lower.value, "taux")?, self.number(upper.value, "taux")?);
        let (floor, ceiling) = (read[rank].floor.unwrap_or(0.0), read[rank].ceiling.unwrap_or(0.0));
        let slope = (high - low) / (ceiling - floor);
        let value = self.finite(low + (amount - floor) * slope)?;
        Ok(Outcome { value, unit, missing: MissingId::EMPTY })
    }

    fn percentage(&mut self, rate: Outcome) -> Result<Outcome> {
        if matches!(rate.value, Value::Number(_)) {
            self.in_rate_unit(rate, UnitId::PERCENT)
        } else {
            Ok(rate)
        }
    }
}
