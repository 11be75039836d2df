select size, note
from checkpoint
order by size;
