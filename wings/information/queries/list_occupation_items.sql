-- What every occupation of a data set asks for.
select code, ogr, standing from occupation_item where dataset_id = $1 order by rank
