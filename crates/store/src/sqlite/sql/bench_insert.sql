insert into raw (position, bytes)
values (?1, ?2);
