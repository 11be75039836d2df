insert into obligation (
    process, ordinal, contract, id, debtor_role, debtor_organisation, creditor_role, what, due,
    status, json
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11);
