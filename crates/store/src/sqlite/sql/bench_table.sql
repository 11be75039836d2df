create table raw (
    position integer primary key,
    bytes blob not null
) strict;
