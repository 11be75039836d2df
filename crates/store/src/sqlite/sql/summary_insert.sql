insert into summary (process, title, stage, buyer, supplier, updated, version, json)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
