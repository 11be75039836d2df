select
    e.position, e.process, e.version, e.kind, e.leaf_hash, e.leaf,
    p.position, p.salt, p.body, p.erased
from entry e
left join payload p on p.position = e.position
order by e.position;
