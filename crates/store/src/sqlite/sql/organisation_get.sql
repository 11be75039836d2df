select id, json
from organisation
where id = ?1;
