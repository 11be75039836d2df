select e.position, e.leaf, p.salt, p.body
from entry e
left join payload p on p.position = e.position
where e.position between ?1 and ?2
order by e.position;
