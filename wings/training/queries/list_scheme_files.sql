-- The files of a set of schemes.
select path, content from scheme_file where edition = $1 order by path
