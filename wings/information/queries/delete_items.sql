-- Removes the items of an older data set.
delete from reference_item where dataset_id = $1
