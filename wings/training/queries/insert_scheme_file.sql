-- Keeps a file of an accepted set.
insert into scheme_file (edition, path, content) values ($1, $2, $3)
