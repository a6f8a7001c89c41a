-- The number of the next value a region writes.
select coalesce(max(number), 0) + 1 as number from regional_value
