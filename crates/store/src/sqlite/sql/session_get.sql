select token_hash, person, csrf, created, expires
from session
where token_hash = ?1;
