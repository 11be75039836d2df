insert into organisation (id, json)
values (?1, ?2)
on conflict (id) do update set json = excluded.json;
