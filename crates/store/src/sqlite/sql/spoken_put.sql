insert into spoken (id, process, contract, evaluation, channel, kind, batch, json)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
on conflict (id) do update set
    batch = excluded.batch;
