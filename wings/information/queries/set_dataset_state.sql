-- Where does a data set stand among those of its source from now on?
update dataset set state = $2 where id = $1
