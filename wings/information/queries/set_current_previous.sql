-- Makes way: the current data set of a source becomes the previous one.
update dataset set state = $2 where source = $1 and state = $3
