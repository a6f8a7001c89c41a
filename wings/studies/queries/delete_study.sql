-- Takes a study of a site out of the library.
delete from study where id = $1 and site_id = $2
