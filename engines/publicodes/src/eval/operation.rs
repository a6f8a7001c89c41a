//! Operators. The left side is evaluated first, and the right one only if it can change the result; values that are not
//! applicable count as nothing, and percentages added to an amount are a share of it.

use crate::date::Date;
use crate::error::EvaluationError;
use crate::eval::{Evaluator, Outcome, Result};
use crate::tree::{NodeId, Op, Value};
use crate::unit_table::UnitId;

const DAY: f64 = 86_400_000.0;

impl Evaluator {
    pub(super) fn operation(&mut self, op: Op, left: NodeId, right: NodeId) -> Result<Outcome> {
        let left = self.eval(left)?;
        if let Some(decided) = decided_by_left(op, left) {
            return Ok(decided);
        }
        let right = self.eval(right)?;
        self.combine(op, left, right)
    }

    /// The operator on two evaluated values, the left one not deciding by itself.
    pub(super) fn combine(&mut self, op: Op, left: Outcome, right: Outcome) -> Result<Outcome> {
        if op == Op::Div && right.value == Value::Number(0.0) {
            return Err(EvaluationError::DivisionByZero { rule: self.current() });
        }
        if let Some(decided) = decided_by_right(op, right) {
            return Ok(decided);
        }
        let missing = self.missing.merge(left.missing, right.missing);
        let unknown = left.value == Value::Undefined || right.value == Value::Undefined;
        let is_share = matches!(op, Op::Add | Op::Sub)
            && self.units.is_percent(right.unit)
            && !self.units.is_percent(left.unit);
        let (mut a, mut b) = (left, right);
        if !unknown && !is_share && !matches!(op, Op::Mul | Op::Div | Op::IntDiv) {
            (a, b) = self.aligned(left, right)?;
        }
        let value = if unknown {
            Value::Undefined
        } else if is_share {
            self.share(op, left, right)?
        } else {
            self.apply(op, a.value, b.value)?
        };
        let (value, unit) = match op {
            Op::Mul => {
                let unit = self.units.product(a.unit, b.unit);
                if self.units.has_percent_above(unit) {
                    let value = match value {
                        Value::Number(number) => Value::Number(number / 100.0),
                        other => other,
                    };
                    (value, self.units.without_one_percent(unit))
                } else {
                    (value, unit)
                }
            }
            Op::Add | Op::Sub if is_share => {
                let unit = self.units.product(left.unit, right.unit);
                (value, self.units.without_one_percent(unit))
            }
            Op::Add | Op::Sub => (value, if a.unit.is_known() { a.unit } else { b.unit.present() }),
            Op::Div => (value, self.units.quotient(a.unit, b.unit)),
            Op::IntDiv => {
                let unit = match (a.unit.is_known(), b.unit.is_known()) {
                    (true, true) => UnitId::UNKNOWN,
                    (true, false) => a.unit,
                    (false, _) => b.unit.present(),
                };
                (value, unit)
            }
            _ => (value, UnitId::ABSENT),
        };
        Ok(Outcome { value, unit, missing })
    }

    /// Both sides in the same unit: that of the left one if it has one.
    fn aligned(&mut self, left: Outcome, right: Outcome) -> Result<(Outcome, Outcome)> {
        let (mut a, mut b) = (left, right);
        if !a.unit.is_known() && !b.unit.is_known() {
            return Ok((a, b));
        }
        if a.unit.is_known() && b.unit != UnitId::ABSENT {
            match self.in_unit(b, a.unit) {
                Some(converted) => b = converted,
                None => self.incompatible(a.unit, b.unit)?,
            }
        } else if b.unit.is_known() {
            match self.in_unit(a, b.unit) {
                Some(converted) => a = converted,
                None => self.incompatible(a.unit, b.unit)?,
            }
        }
        Ok((a, b))
    }

    /// A value told in another unit; a value without one simply takes it. None when they do not convert.
    pub(super) fn in_unit(&mut self, outcome: Outcome, unit: UnitId) -> Option<Outcome> {
        let value = match outcome.value {
            Value::Number(number) if outcome.unit.is_known() => {
                let to = if unit.is_known() { unit } else { UnitId::NONE };
                Value::Number(self.units.convert(outcome.unit, to, number)?)
            }
            other => other,
        };
        Some(Outcome { value, unit, missing: outcome.missing })
    }

    /// An amount and a percentage of it.
    fn share(&mut self, op: Op, amount: Outcome, share: Outcome) -> Result<Value> {
        let (Value::Number(amount), Value::Number(share)) = (amount.value, share.value) else {
            return self.apply(op, amount.value, share.value);
        };
        let sign = if op == Op::Sub { -1.0 } else { 1.0 };
        self.finite(amount * (1.0 + (share / 100.0) * sign))
    }

    pub(super) fn apply(&mut self, op: Op, left: Value, right: Value) -> Result<Value> {
        if let (Value::Number(a), Value::Number(b)) = (left, right) {
            return self.apply_numbers(op, a, b);
        }
        match op {
            Op::Eq => Ok(Value::Bool(self.same(left, right))),
            Op::Ne => Ok(Value::Bool(!self.same(left, right))),
            Op::And => Ok(nothing_as_false(if is_false(left) { left } else { right })),
            Op::Or => Ok(if is_false(left) { nothing_as_false(right) } else { left }),
            _ => {
                if let (Some(a), Some(b)) = (self.as_date(left), self.as_date(right)) {
                    return self.apply_numbers(op, a.days() as f64 * DAY, b.days() as f64 * DAY);
                }
                if let (Value::Text(a), Value::Text(b)) = (left, right)
                    && matches!(op, Op::Lt | Op::Le | Op::Gt | Op::Ge)
                {
                    let order = self.text(a).encode_utf16().cmp(self.text(b).encode_utf16());
                    return Ok(Value::Bool(match op {
                        Op::Lt => order.is_lt(),
                        Op::Le => order.is_le(),
                        Op::Gt => order.is_gt(),
                        _ => order.is_ge(),
                    }));
                }
                let (a, b) = (self.number(left, sign(op))?, self.number(right, sign(op))?);
                self.apply_numbers(op, a, b)
            }
        }
    }

    fn apply_numbers(&mut self, op: Op, a: f64, b: f64) -> Result<Value> {
        let number = match op {
            Op::Add => a + b,
            Op::Sub => a - b,
            Op::Mul => a * b,
            Op::Div => a / b,
            Op::IntDiv if b == 0.0 => return Err(EvaluationError::DivisionByZero { rule: self.current() }),
            Op::IntDiv => (a - a % b) / b,
            Op::Pow => a.powf(b),
            Op::Lt => return Ok(Value::Bool(a < b)),
            Op::Le => return Ok(Value::Bool(a <= b)),
            Op::Gt => return Ok(Value::Bool(a > b)),
            Op::Ge => return Ok(Value::Bool(a >= b)),
            Op::Eq => return Ok(Value::Bool(a == b)),
            Op::Ne => return Ok(Value::Bool(a != b)),
            Op::And => return Ok(Value::Number(if a == 0.0 { a } else { b })),
            Op::Or => return Ok(Value::Number(if a == 0.0 { b } else { a })),
        };
        self.finite(number)
    }

    pub(super) fn finite(&mut self, number: f64) -> Result<Value> {
        if number.is_finite() {
            return Ok(Value::Number(number));
        }
        Err(EvaluationError::NotANumber { rule: self.current() })
    }

    /// A value where a number is expected: nothing counts for zero, yes for one.
    pub(super) fn number(&mut self, value: Value, operation: &'static str) -> Result<f64> {
        let found = match value {
            Value::Number(number) => return Ok(number),
            Value::Null | Value::Undefined | Value::Bool(false) => return Ok(0.0),
            Value::Bool(true) => return Ok(1.0),
            Value::Text(_) => "un texte",
            Value::Date(_) => "une date",
        };
        Err(EvaluationError::WrongType { rule: self.current(), operation, found })
    }

    pub(super) fn as_date(&self, value: Value) -> Option<Date> {
        match value {
            Value::Date(date) => Some(date),
            Value::Text(text) => {
                let text = self.text(text);
                if text.len() != 10 || text.as_bytes()[2] != b'/' || text.as_bytes()[5] != b'/' {
                    return None;
                }
                Date::parse(text)?.ok()
            }
            _ => None,
        }
    }

    pub(super) fn same(&self, left: Value, right: Value) -> bool {
        match (nothing_as_false(left), nothing_as_false(right)) {
            (Value::Text(a), Value::Text(b)) => a == b || self.text(a) == self.text(b),
            (Value::Date(_), Value::Text(_)) | (Value::Text(_), Value::Date(_)) => {
                self.as_date(left).is_some() && self.as_date(left) == self.as_date(right)
            }
            (a, b) => a == b,
        }
    }
}

pub(super) fn decided_by_left(op: Op, left: Outcome) -> Option<Outcome> {
    let decided = match left.value {
        Value::Null => {
            matches!(
                op,
                Op::Lt | Op::Gt | Op::Le | Op::Ge | Op::Div | Op::Mul | Op::IntDiv | Op::Sub | Op::And
            )
        }
        Value::Number(0.0) => matches!(op, Op::Div | Op::Mul),
        Value::Bool(false) => op == Op::And,
        Value::Bool(true) => op == Op::Or,
        _ => false,
    };
    decided.then(|| deciding(op, left))
}

fn decided_by_right(op: Op, right: Outcome) -> Option<Outcome> {
    let decided = match right.value {
        Value::Null => {
            matches!(op, Op::Lt | Op::Gt | Op::Le | Op::Ge | Op::Div | Op::Mul | Op::IntDiv | Op::And)
        }
        Value::Number(0.0) => op == Op::Mul,
        Value::Bool(false) => op == Op::And,
        Value::Bool(true) => op == Op::Or,
        _ => false,
    };
    decided.then(|| deciding(op, right))
}

fn deciding(op: Op, by: Outcome) -> Outcome {
    let value = if op == Op::And { Value::Bool(false) } else { by.value };
    Outcome { value, unit: UnitId::ABSENT, missing: by.missing }
}

fn nothing_as_false(value: Value) -> Value {
    if value == Value::Null { Value::Bool(false) } else { value }
}

fn is_false(value: Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false) | Value::Number(0.0))
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Add => "+",
        Op::Sub => "-",
        Op::Mul => "*",
        Op::Div => "/",
        Op::IntDiv => "//",
        Op::Pow => "**",
        Op::Lt => "<",
        Op::Le => "<=",
        Op::Gt => ">",
        Op::Ge => ">=",
        Op::Eq => "=",
        Op::Ne => "!=",
        Op::And => "et",
        Op::Or => "ou",
    }
}
