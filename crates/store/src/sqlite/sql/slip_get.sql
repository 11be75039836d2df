select token_hash, process, contract, evaluation, channel
from slip
where token_hash = ?1;
