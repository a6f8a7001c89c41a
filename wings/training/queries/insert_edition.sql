-- Somebody asked to import a set of schemes.
insert into scheme_edition (number, imported_at, origin, digest, accepted, report) values ($1, $2, $3, $4, $5, $6)
