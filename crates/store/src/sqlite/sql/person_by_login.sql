select id, organisation, login, password_hash, language, json
from person
where login = ?1;
