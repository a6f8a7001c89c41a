-- Removes an older data set, once emptied.
delete from dataset where id = $1
