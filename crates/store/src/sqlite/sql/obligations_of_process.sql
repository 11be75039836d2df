select
    process, contract, id, debtor_role, debtor_organisation, creditor_role, what, due, status, json
from obligation
where process = ?1
order by ordinal;
