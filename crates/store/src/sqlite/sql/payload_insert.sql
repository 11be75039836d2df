insert into payload (position, salt, body, erased)
values (?1, ?2, ?3, 0);
