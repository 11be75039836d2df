select id, person, verb, process, json, updated
from draft
where person = ?1
order by updated desc, id;
