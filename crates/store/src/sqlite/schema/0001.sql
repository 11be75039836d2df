-- The record. A leaf is the exact bytes hashed into the tree; the columns before it repeat a few
-- of its fields for looking up, and the verifier compares them. The hash stands before the leaf so
-- that rebuilding the tree at start need not follow long leaves into their overflow pages.
create table entry (
    position integer primary key,
    process text not null,
    version integer not null,
    kind text not null,
    leaf_hash blob not null,
    leaf blob not null,
    unique (process, version)
) strict;

-- Erasable texts. Both salt and body go when erased; the mark stays.
create table payload (
    position integer primary key references entry (position) deferrable initially deferred,
    salt blob,
    body blob,
    erased integer not null,
    check ((erased = 1) = (salt is null) and (salt is null) = (body is null))
) strict;

-- One signed note for each commit that appended.
create table checkpoint (
    size integer primary key,
    note text not null
) strict;

-- What each request led to, so that repeating it changes nothing.
create table outcome (
    key text primary key,
    actor text not null,
    request_hash blob not null,
    first integer not null,
    last integer not null
) strict, without rowid;

-- Read models: made from the record, disposable.
create table summary (
    process text primary key,
    title text not null,
    stage text not null,
    buyer text not null,
    supplier text,
    updated text not null,
    version integer not null,
    json text not null
) strict, without rowid;
create index summary_updated on summary (updated desc, process);

create table obligation (
    process text not null,
    ordinal integer not null,
    contract integer,
    id text not null,
    debtor_role text not null,
    debtor_organisation text,
    creditor_role text not null,
    what text not null,
    due text,
    status text not null,
    json text not null,
    primary key (process, ordinal)
) strict, without rowid;
create index obligation_due on obligation (due is null, due, process, ordinal);

create table party (
    process text not null,
    ordinal integer not null,
    contract integer,
    organisation text not null,
    person text,
    role text not null,
    primary key (process, ordinal)
) strict, without rowid;

-- Plain rows.
create table organisation (
    id text primary key,
    json text not null
) strict, without rowid;

create table person (
    id text primary key,
    organisation text references organisation (id),
    login text not null unique,
    password_hash text not null,
    language text not null,
    json text not null
) strict, without rowid;

create table session (
    token_hash blob primary key,
    person text not null references person (id),
    csrf text not null,
    created text not null,
    expires_ms integer not null,
    expires text not null
) strict, without rowid;
create index session_person on session (person);
create index session_expires on session (expires_ms);

create table meta (
    key text primary key,
    value text not null
) strict, without rowid;

create table draft (
    id text primary key,
    person text not null references person (id),
    verb text not null,
    process text,
    json text not null,
    updated text not null
) strict, without rowid;
create index draft_person on draft (person, updated desc);
