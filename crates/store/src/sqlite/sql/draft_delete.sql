delete from draft
where id = ?1;
