select process, title, stage, buyer, supplier, updated, version, json
from summary
where process = ?1;
