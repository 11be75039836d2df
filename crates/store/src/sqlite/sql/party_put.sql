insert into party (process, ordinal, contract, organisation, person, role)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (process, ordinal) do update set
    contract = excluded.contract,
    organisation = excluded.organisation,
    person = excluded.person,
    role = excluded.role;
