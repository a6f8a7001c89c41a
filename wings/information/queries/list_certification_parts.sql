-- What is a certification tied to: occupations, blocks, ways in, successors?
select kind, code, label, payload from certification_part where dataset_id = $1 and number = $2 order by kind, code, label
