-- Whether a reference is borne already.
select id from request where reference = $1
