//! Times and memory, each beside its target.

use std::path::Path;
use std::time::{Duration, Instant};

use jalon_skills::{Atlas, Held, Profile, Reading, Wishes};

use crate::{accounts, data};

const ROUNDS: u32 = 300;

/// Prints them.
pub fn measure(folder: &Path) {
    let taxonomy = data::rome4(folder);
    let before = resident_megabytes();
    let (started, worked) = (Instant::now(), cpu_time());
    let atlas = Atlas::learn(taxonomy, data::everyday());
    let (learned, worked) = (started.elapsed(), cpu_time() - worked);
    println!(
        "speed: learned in {learned:.0?}, {worked:.0?} of it at work (target 1 s); process {} MB, {before} MB of it before (target 200 MB)",
        resident_megabytes()
    );
    let texts: Vec<String> = accounts::all().into_iter().map(|account| account.text).collect();
    // Thirty skills of three trades, as somebody has after three jobs.
    let profiles: Vec<Profile> = texts
        .chunks(3)
        .map(|texts| {
            let told = texts.iter().flat_map(|text| match atlas.read(text) {
                Reading::Understood(told) => {
                    told.skills.into_iter().take(15).map(|found| found.item).collect()
                }
                Reading::NotUnderstood(_) => Vec::new(),
            });
            Profile::new(told.map(Held::new))
        })
        .map(|profile| Profile::new(profile.held().iter().copied().take(30)))
        .filter(|profile| profile.held().len() == 30)
        .collect();
    let wishes = Wishes::default();
    print_times("openings of 30 skills, best 20 (target 40 µs)", &profiles, |profile| {
        std::hint::black_box(atlas.openings(profile, &wishes, 20));
    });
    print_times("levers, 3", &profiles, |profile| {
        std::hint::black_box(atlas.levers(profile, 3));
    });
    let target = atlas.taxonomy().occupation("D1106").expect("ROME has D1106");
    print_times("paths to D1106", &profiles, |profile| {
        std::hint::black_box(atlas.paths(profile, target, 5));
    });
    let hundred: Vec<String> = texts
        .chunks(4)
        .map(|texts| texts.join(". ").split_whitespace().take(100).collect::<Vec<_>>().join(" "))
        .collect();
    print_times("reading 100 words (target 5 ms)", &hundred, |text| {
        std::hint::black_box(atlas.read(text));
    });
}

fn print_times<T>(name: &str, cases: &[T], run: impl Fn(&T)) {
    let mut times: Vec<Duration> = Vec::new();
    for round in 0..ROUNDS {
        for case in cases {
            let started = Instant::now();
            run(case);
            if round > 0 {
                times.push(started.elapsed());
            }
        }
        if times.iter().sum::<Duration>() > Duration::from_secs(3) {
            break;
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("speed: {name}: median {:.1?}, 99th percentile {:.1?}, {} cases", at(50), at(99), cases.len());
}

/// Time this thread had the processor: on a machine that others use, the time that is ours.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

fn resident_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap_or_default() / 1024
}
