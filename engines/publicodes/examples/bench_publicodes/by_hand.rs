//! The eight schemes written directly in Rust: what an engine is compared with.

use publicodes::{FactColumn, FactValue};
use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub struct Person {
    pub age: f64,
    pub status: &'static str,
    pub months: f64,
    pub income: f64,
    pub disabled: bool,
    pub diploma: f64,
    pub cost: f64,
    pub hours: f64,
    pub certified: bool,
}

impl Person {
    pub fn nth(n: u32) -> Person {
        let part = |step: u32, modulus: u32| f64::from(n.wrapping_mul(step).wrapping_add(step) % modulus);
        Person {
            age: 18.0 + part(7, 47),
            status: ["salarié", "demandeur", "indépendant"][n as usize % 3],
            months: part(13, 200),
            income: 10.0 * part(37, 400),
            disabled: n.is_multiple_of(5),
            diploma: 1.0 + part(3, 7),
            cost: 200.0 + 10.0 * part(41, 1500),
            hours: 7.0 + part(29, 600),
            certified: n % 4 != 1,
        }
    }

    pub fn facts(&self) -> Vec<(&'static str, FactValue)> {
        vec![
            ("personne . âge", self.age.into()),
            ("personne . statut", FactValue::Text(self.status.into())),
            ("personne . ancienneté", self.months.into()),
            ("personne . revenu", self.income.into()),
            ("personne . handicap", self.disabled.into()),
            ("personne . diplôme", self.diploma.into()),
            ("formation . coût", self.cost.into()),
            ("formation . durée", self.hours.into()),
            ("formation . certifiante", self.certified.into()),
        ]
    }

    pub fn as_json(&self) -> Value {
        let yes = |value: bool| if value { "oui" } else { "non" };
        json!({
            "personne . âge": self.age,
            "personne . statut": format!("'{}'", self.status),
            "personne . ancienneté": self.months,
            "personne . revenu": self.income,
            "personne . handicap": yes(self.disabled),
            "personne . diplôme": self.diploma,
            "formation . coût": self.cost,
            "formation . durée": self.hours,
            "formation . certifiante": yes(self.certified),
        })
    }

    /// The outputs, in the order they are asked; what is not applicable counts for nothing.
    pub fn outputs(&self) -> [f64; 11] {
        let low = self.diploma < 3.0;
        let rights =
            (self.months * if low { 800.0 } else { 500.0 } / 12.0).min(if low { 8000.0 } else { 5000.0 });
        let account = if self.certified { rights.min(self.cost) } else { 0.0 };
        let rest = (self.cost - account).max(0.0);
        let employee = self.status == "salarié" && self.months >= 24.0 && self.certified;
        let transition = if employee { rest.min(18000.0) } else { 0.0 };
        let seeker = self.status == "demandeur";
        let individual = if seeker { rest.min(8000.0) } else { 0.0 };
        let young = self.age < 26.0;
        let region = match self.income {
            _ if !seeker && !young => 0.0,
            income if income < 900.0 => 1500.0,
            income if income < 1800.0 => 800.0,
            _ => 0.0,
        };
        let independent = if self.status == "indépendant" { (self.hours * 35.0).min(2000.0) } else { 0.0 };
        let disabled = if self.disabled { (0.5 * rest + f64::EPSILON + 0.5).floor() } else { 0.0 };
        let allowance =
            if young { 0.1 * rest.min(1000.0) + 0.05 * (rest.min(5000.0) - 1000.0).max(0.0) } else { 0.0 };
        let meals = (self.hours / 7.0 * 5.0).min(600.0);
        let sum = account + transition + individual + region + independent + disabled + allowance + meals;
        let total = sum.min(self.cost);
        [
            account,
            rest,
            transition,
            individual,
            region,
            independent,
            disabled,
            allowance,
            meals,
            total,
            self.cost - total,
        ]
    }
}

/// The same people, one column a fact.
pub struct Columns {
    age: Vec<f64>,
    status: Vec<&'static str>,
    months: Vec<f64>,
    income: Vec<f64>,
    disabled: Vec<bool>,
    diploma: Vec<f64>,
    cost: Vec<f64>,
    hours: Vec<f64>,
    certified: Vec<bool>,
}

impl Columns {
    pub fn of(people: &[Person]) -> Columns {
        let numbers = |of: fn(&Person) -> f64| people.iter().map(of).collect();
        Columns {
            age: numbers(|person| person.age),
            status: people.iter().map(|person| person.status).collect(),
            months: numbers(|person| person.months),
            income: numbers(|person| person.income),
            disabled: people.iter().map(|person| person.disabled).collect(),
            diploma: numbers(|person| person.diploma),
            cost: numbers(|person| person.cost),
            hours: numbers(|person| person.hours),
            certified: people.iter().map(|person| person.certified).collect(),
        }
    }

    pub fn facts(&self) -> Vec<(&'static str, FactColumn<'_>)> {
        vec![
            ("personne . âge", FactColumn::Numbers(&self.age)),
            ("personne . statut", FactColumn::Texts(&self.status)),
            ("personne . ancienneté", FactColumn::Numbers(&self.months)),
            ("personne . revenu", FactColumn::Numbers(&self.income)),
            ("personne . handicap", FactColumn::Bools(&self.disabled)),
            ("personne . diplôme", FactColumn::Numbers(&self.diploma)),
            ("formation . coût", FactColumn::Numbers(&self.cost)),
            ("formation . durée", FactColumn::Numbers(&self.hours)),
            ("formation . certifiante", FactColumn::Bools(&self.certified)),
        ]
    }
}
