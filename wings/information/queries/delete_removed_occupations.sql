-- Forgets what was taken away before this moment.
delete from kept_occupation where removed_at is not null and removed_at <= $1
