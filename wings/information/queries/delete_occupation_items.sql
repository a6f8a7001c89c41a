-- Removes the links of an older data set.
delete from occupation_item where dataset_id = $1
