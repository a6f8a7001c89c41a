-- Every job title of a data set.
select ogr, code, label, short_label from occupation_title where dataset_id = $1 order by ogr
