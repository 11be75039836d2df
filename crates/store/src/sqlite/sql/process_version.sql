select coalesce(max(version), 0)
from entry
where process = ?1;
