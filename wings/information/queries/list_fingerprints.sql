-- What was each record of a data set?
select kind, prints from dataset_fingerprint where dataset_id = $1
