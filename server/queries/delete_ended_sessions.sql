-- Sessions that ended before a moment.
delete from session where expires_at < $1
