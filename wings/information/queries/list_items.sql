-- Every item of a data set.
select ogr, kind, label, category from reference_item where dataset_id = $1 order by ogr
