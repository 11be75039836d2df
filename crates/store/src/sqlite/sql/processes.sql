select distinct process
from entry
order by process;
