-- The number of the next set of schemes.
select coalesce(max(number), 0) + 1 as number from scheme_edition
