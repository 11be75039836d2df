insert into checkpoint (size, note)
values (?1, ?2);
