delete from slip
where token_hash = ?1;
