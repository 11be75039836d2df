select id, process, contract, evaluation, channel, kind, batch, json
from spoken
order by id;
