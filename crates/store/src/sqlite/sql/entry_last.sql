select position, leaf
from entry
order by position desc
limit 1;
