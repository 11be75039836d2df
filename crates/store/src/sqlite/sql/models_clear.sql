delete from summary;
delete from obligation;
delete from party;
