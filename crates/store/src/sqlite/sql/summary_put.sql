insert into summary (process, title, stage, buyer, supplier, updated, version, json)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
on conflict (process) do update set
    title = excluded.title,
    stage = excluded.stage,
    buyer = excluded.buyer,
    supplier = excluded.supplier,
    updated = excluded.updated,
    version = excluded.version,
    json = excluded.json;
