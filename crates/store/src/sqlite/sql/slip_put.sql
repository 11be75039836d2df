insert into slip (token_hash, process, contract, evaluation, channel)
values (?1, ?2, ?3, ?4, ?5);
