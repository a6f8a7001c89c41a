-- Starts a chain, unless somebody else just did.
insert into journal_head (chain, position, digest) values ($1, 0, $2)
on conflict (chain) do nothing
