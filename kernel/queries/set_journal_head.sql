-- Remembers the digest of the last link of a chain.
update journal_head set digest = $2 where chain = $1
