delete from summary
where process = ?1;
