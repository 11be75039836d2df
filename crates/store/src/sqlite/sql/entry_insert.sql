insert into entry (position, process, version, kind, leaf_hash, leaf)
values (?1, ?2, ?3, ?4, ?5, ?6);
