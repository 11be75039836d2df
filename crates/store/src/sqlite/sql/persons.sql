select id, organisation, login, password_hash, language, json
from person
order by login;
