insert into person (id, organisation, login, password_hash, language, json)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (id) do update set
    organisation = excluded.organisation,
    login = excluded.login,
    password_hash = excluded.password_hash,
    language = excluded.language,
    json = excluded.json;
