delete from session
where expires_ms <= ?1;
