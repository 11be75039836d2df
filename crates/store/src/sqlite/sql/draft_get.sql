select id, person, verb, process, json, updated
from draft
where id = ?1;
