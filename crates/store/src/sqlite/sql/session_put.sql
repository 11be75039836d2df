-- The milliseconds only serve to find the expired.
insert into session (token_hash, person, csrf, created, expires, expires_ms)
values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (token_hash) do update set
    person = excluded.person,
    csrf = excluded.csrf,
    created = excluded.created,
    expires = excluded.expires,
    expires_ms = excluded.expires_ms;
