-- Removes the occupations of an older data set.
delete from occupation where dataset_id = $1
