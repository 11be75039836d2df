delete from obligation
where process = ?1;
