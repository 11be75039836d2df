select position, leaf_hash
from entry
order by position;
