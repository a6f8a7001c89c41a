-- The sets of schemes somebody asked to import, the latest first.
select number, imported_at, origin, digest, accepted, report from scheme_edition order by number desc limit $1
