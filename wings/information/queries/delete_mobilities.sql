-- Removes the moves of an older data set.
delete from occupation_mobility where dataset_id = $1
