-- Starts a chain.
insert into journal_head (chain, position, digest) values ($1, $2, $3)
