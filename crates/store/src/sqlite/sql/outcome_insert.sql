insert into outcome (key, actor, request_hash, first, last)
values (?1, ?2, ?3, ?4, ?5)
on conflict (key) do nothing;
