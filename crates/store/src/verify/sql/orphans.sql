select min(position)
from payload
where position not in (select position from entry);
