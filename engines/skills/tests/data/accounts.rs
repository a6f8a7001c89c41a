//! The accounts of `tests/accounts.txt`.

/// What somebody tells, and the skills a counsellor would draw: for each, the keys of the groups that are right.
pub struct Account {
    pub text: String,
    pub skills: Vec<Vec<String>>,
}

/// All sixty.
pub fn all() -> Vec<Account> {
    let text = include_str!("../accounts.txt");
    let told = text.split("\n\n").filter(|one| !one.starts_with('#') && !one.trim().is_empty());
    told.map(account).collect()
}

fn account(written: &str) -> Account {
    let (text, skills) = written.trim().split_once("\n=").expect("an account has its skills");
    let skills = skills
        .split_whitespace()
        .map(|skill| skill.split('|').map(str::to_owned).collect())
        .collect();
    Account { text: text.to_owned(), skills }
}
