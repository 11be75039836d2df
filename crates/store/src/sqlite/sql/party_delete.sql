delete from party
where process = ?1;
