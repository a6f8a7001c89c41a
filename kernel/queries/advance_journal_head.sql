-- Moves the head of a chain one link on and gives the digest it had.
update journal_head set position = position + 1 where chain = $1 returning position, digest
