-- ?3 is a JSON array of organisation ids, or null for all.
select process, title, stage, buyer, supplier, updated, version, json
from summary
where (?1 is null or stage = ?1)
    and (?2 is null or instr(lower(title), lower(?2)) > 0)
    and (
        ?3 is null
        or exists (
            select 1
            from party
            where party.process = summary.process
                and party.organisation in (select value from json_each(?3))
        )
    )
order by updated desc, process
limit ?4 offset ?5;
