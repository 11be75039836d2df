select e.position, e.leaf, p.body
from entry e
left join payload p on p.position = e.position
where e.process = ?1
order by e.version;
