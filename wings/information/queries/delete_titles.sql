-- Removes the titles of an older data set.
delete from occupation_title where dataset_id = $1
