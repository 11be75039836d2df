select actor, request_hash, first, last
from outcome
where key = ?1;
