select id, json
from organisation
order by id;
