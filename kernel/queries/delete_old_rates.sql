-- Forgets old windows.
delete from rate where window_start < $1
