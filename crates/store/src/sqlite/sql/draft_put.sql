insert into draft (id, person, verb, process, json, updated)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (id) do update set
    person = excluded.person,
    verb = excluded.verb,
    process = excluded.process,
    json = excluded.json,
    updated = excluded.updated;
