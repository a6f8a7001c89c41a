-- What changes when other rules are to be served: the last accepted set of files, and how much regions wrote.
select (select max(number) from scheme_edition where accepted) as edition, (select max(number) from regional_value) as written
