insert into party (process, ordinal, contract, organisation, person, role)
values (?1, ?2, ?3, ?4, ?5, ?6);
