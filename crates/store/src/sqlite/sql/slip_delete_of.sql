delete from slip
where process = ?1 and contract = ?2 and evaluation = ?3;
