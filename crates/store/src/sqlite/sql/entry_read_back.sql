select e.position, e.leaf_hash, e.leaf, p.salt, p.body
from entry e
left join payload p on p.position = e.position
where e.position >= ?1
order by e.position;
