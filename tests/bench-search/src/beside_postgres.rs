//! The same search by PostgreSQL: offers with a text vector, sessions with their numbers, the indexes that help it most.

use std::io::Write as _;
use std::time::Instant;

use anyhow::Result;
use postgres::{Client, NoTls};

use crate::shared::{Asked, Shared, square};
use crate::{DAYS, KM};

pub struct Postgres(Client);

const TABLES: &str = "
    create table offers (id integer primary key, words text);
    create table sessions (offer integer, latitude float8, longitude float8, first integer, last integer, tags text[]);
";
const INDEXES: &str = "
    alter table offers add vector tsvector;
    update offers set vector = array_to_tsvector(string_to_array(words, ' '));
    create index on offers using gin (vector);
    create index on sessions (offer);
    create index on sessions (latitude, longitude);
    vacuum analyze offers;
    vacuum analyze sessions;
";
const SEARCH: &str = "
    select count(*) over (), s.offer, s.first
    from sessions s join offers o on o.id = s.offer
    where o.vector @@ $1::text::tsquery
      and s.latitude between $2 and $3 and s.longitude between $4 and $5
      and s.first <= $6 and s.last >= 0
      and 2 * 6371 * asin(sqrt(power(sin(radians(s.latitude - $7) / 2), 2)
          + cos(radians($7)) * cos(radians(s.latitude)) * power(sin(radians(s.longitude - $8) / 2), 2))) <= $9
      and ($10::text[] is null or s.tags && $10) and ($11::text[] is null or s.tags && $11)
      and ($12::text[] is null or s.tags && $12)
    order by s.first limit 20
";

impl Postgres {
    pub fn load(address: &str, shared: &Shared) -> Result<Postgres> {
        let start = Instant::now();
        let mut client = Client::connect(address, NoTls)?;
        client.batch_execute(TABLES)?;
        let mut copy = client.copy_in("copy offers from stdin")?;
        for (id, words) in shared.words.iter().enumerate() {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            writeln!(copy, "{id}\t{}", words.join(" "))?;
        }
        copy.finish()?;
        let mut copy = client.copy_in("copy sessions from stdin")?;
        for session in &shared.sessions {
            // What is over or nowhere can never be an answer.
            let (Some((first, last)), Some((latitude, longitude))) = (session.days, session.place) else {
                continue;
            };
            let tags = session.tags.join(",");
            writeln!(copy, "{}\t{latitude}\t{longitude}\t{first}\t{last}\t{{{tags}}}", session.offer)?;
        }
        copy.finish()?;
        for statement in INDEXES.split(';').filter(|statement| !statement.trim().is_empty()) {
            client.batch_execute(statement)?;
        }
        println!("PostgreSQL: loaded and indexed in {:.1?}", start.elapsed());
        Ok(Postgres(client))
    }

    pub fn search(&mut self, asked: &Asked) -> Result<usize> {
        let words: Vec<String> = asked
            .keys
            .iter()
            .map(|keys| keys.iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(" | "))
            .map(|any| format!("({any})"))
            .collect();
        let words = words.join(" & ");
        let [south, north, west, east] = square(asked.point, KM);
        let (latitude, longitude): (f64, f64) = asked.point.into();
        let (days, km) = (i32::from(DAYS), f64::from(KM));
        let facet = |place: usize| asked.facets.get(place);
        let rows = self.0.query(
            SEARCH,
            &[
                &words,
                &south,
                &north,
                &west,
                &east,
                &days,
                &latitude,
                &longitude,
                &km,
                &facet(0),
                &facet(1),
                &facet(2),
            ],
        )?;
        Ok(rows.first().map_or(0, |row| row.get::<_, i64>(0) as usize))
    }
}
