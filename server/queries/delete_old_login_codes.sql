-- Codes that ended before a moment.
delete from login_code where expires_at < $1
