insert into obligation (
    process, ordinal, contract, id, debtor_role, debtor_organisation, creditor_role, what, due,
    status, json
)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
on conflict (process, ordinal) do update set
    contract = excluded.contract,
    id = excluded.id,
    debtor_role = excluded.debtor_role,
    debtor_organisation = excluded.debtor_organisation,
    creditor_role = excluded.creditor_role,
    what = excluded.what,
    due = excluded.due,
    status = excluded.status,
    json = excluded.json;
