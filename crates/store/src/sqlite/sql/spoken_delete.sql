delete from spoken
where id = ?1;
