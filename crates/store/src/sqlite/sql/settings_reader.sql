-- A reader can never write, whatever it is asked.
pragma query_only = on;
pragma mmap_size = 0;
pragma temp_store = memory;
pragma trusted_schema = off;
