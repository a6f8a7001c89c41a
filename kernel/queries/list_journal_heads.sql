-- Every chain of the journal with its last link.
select chain, position, digest from journal_head
