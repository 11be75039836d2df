select coalesce(max(position) + 1, 0)
from entry;
