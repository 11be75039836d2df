-- From ?2 on; all of them with 0.
delete from party
where process = ?1 and ordinal >= ?2;
