-- One more try in a window.
insert into rate (bucket, window_start, count) values ($1, $2, 1)
on conflict (bucket, window_start) do update set count = rate.count + 1
returning count
