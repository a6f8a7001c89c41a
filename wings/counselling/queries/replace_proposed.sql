-- A version the person had not answered gives way to a later one.
update synthesis set state = 'replaced', version = version + 1 where parcours_id = $1 and state = 'proposed'
