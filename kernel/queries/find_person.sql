-- What is known of a person who has not erased themselves.
select name_sealed, locale, contact_mode, created_at, version from person where id = $1 and erased_at is null
