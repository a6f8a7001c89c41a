-- Its person takes a request back.
update request set state = 'withdrawn', closed_at = $2, version = version + 1
where id = $1 and state in ('waiting', 'taken')
