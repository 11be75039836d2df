-- ?2 and ?3 are JSON arrays, or null for all.
select
    process, contract, id, debtor_role, debtor_organisation, creditor_role, what, due, status, json
from obligation
where (?1 is null or process = ?1)
    and (?2 is null or status in (select value from json_each(?2)))
    and (?3 is null or debtor_organisation in (select value from json_each(?3)))
order by due is null, due, process, ordinal
limit ?4 offset ?5;
