select process from entry
union
select process from summary
union
select process from obligation
union
select process from party
order by process;
