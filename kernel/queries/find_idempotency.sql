-- Where a form that was already sent led.
select location from idempotency where owner = $1 and key = $2
