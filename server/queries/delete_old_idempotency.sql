-- What forms created before a moment: nobody sends them again.
delete from idempotency where created_at < $1
