-- Every move of a data set.
select code, target_code, kind from occupation_mobility where dataset_id = $1 order by rank
