update payload
set salt = null, body = null, erased = 1
where position = ?1 and erased = 0;
