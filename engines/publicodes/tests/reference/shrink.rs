//! The smallest case that still fails: situations, then facts, then questions, then rules are taken away while the
//! failure stays.

use serde_json::{Value, json};

use crate::compare::{Case, Tally, compare};
use crate::oracle::Oracle;

fn failure(case: &Case, oracle: &mut Oracle) -> Option<String> {
    let mut tally = Tally::default();
    compare(case, &oracle.ask(&case.request()), &mut tally);
    // What one change breaks must not hide behind what another does.
    tally.failures.into_iter().find(|failure| !failure.contains("refuse") && !failure.contains("Cannot"))
}

pub fn shrink(case: &Case, oracle: &mut Oracle) -> (Case, String) {
    let mut best = case.clone();
    let Some(mut message) = failure(&best, oracle) else { return (best, String::new()) };
    loop {
        let smaller = candidates(&best).into_iter().find_map(|case| {
            let message = failure(&case, oracle)?;
            Some((case, message))
        });
        match smaller {
            Some((case, shorter)) => {
                best = case;
                message = shorter;
            }
            None => return (best, message),
        }
    }
}

fn candidates(case: &Case) -> Vec<Case> {
    let mut list = Vec::new();
    for index in 0..case.situations.len() {
        if case.situations.len() > 1 {
            let mut smaller = case.clone();
            smaller.situations = vec![case.situations[index].clone()];
            list.push(smaller);
        }
        for fact in case.situations[index].facts.keys() {
            let mut smaller = case.clone();
            smaller.situations[index].facts.remove(fact);
            list.push(smaller);
        }
        for ask in 0..case.situations[index].ask.len() {
            if case.situations[index].ask.len() > 1 {
                let mut smaller = case.clone();
                smaller.situations[index].ask.remove(ask);
                list.push(smaller);
            }
        }
    }
    for (name, rule) in &case.rules {
        let mut without = case.clone();
        without.rules.remove(name);
        list.push(without);
        for simpler in simpler(rule) {
            let mut smaller = case.clone();
            smaller.rules.insert(name.clone(), simpler);
            list.push(smaller);
        }
    }
    list
}

/// The same value with something taken away.
fn simpler(value: &Value) -> Vec<Value> {
    let mut list = Vec::new();
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let mut without = map.clone();
                without.remove(key);
                list.push(Value::Object(without));
                if map.len() == 1 && (inner.is_string() || inner.is_object()) {
                    list.push(inner.clone());
                }
                for inner in simpler(inner) {
                    let mut with = map.clone();
                    with.insert(key.clone(), inner);
                    list.push(Value::Object(with));
                }
            }
        }
        Value::Array(items) => {
            for index in 0..items.len() {
                if items.len() > 1 {
                    let mut without = items.clone();
                    without.remove(index);
                    list.push(Value::Array(without));
                }
                for inner in simpler(&items[index]) {
                    let mut with = items.clone();
                    with[index] = inner;
                    list.push(Value::Array(with));
                }
            }
        }
        Value::String(text) if text != "1" && text != "oui" => {
            list.extend(text.split_once(' ').map(|(first, _)| json!(first)));
            list.push(json!("1"));
            list.push(json!("oui"));
        }
        _ => {}
    }
    list
}
