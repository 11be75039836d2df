select process, contract, organisation, person, role
from party
where process = ?1
order by ordinal;
