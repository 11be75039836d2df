-- One-time slips by which residents and workers speak without an account. A slip that was used is
-- deleted, so that nothing tells which was used, when, or for which answer.
create table slip (
    token_hash blob primary key,
    process text not null,
    contract integer not null,
    evaluation integer not null,
    channel text not null
) strict, without rowid;

-- What was said and waits for its batch. The key is random: neither the order of the table nor
-- anything in a row tells when it came. Words stand in rows of their own.
create table spoken (
    id blob primary key,
    process text not null,
    contract integer not null,
    evaluation integer not null,
    channel text not null,
    kind text not null,
    batch text,
    json text not null
) strict, without rowid;
