-- In force on the writer; read back right after, because a pragma that cannot take effect is silent.
pragma journal_mode = wal;
pragma synchronous = full;
pragma foreign_keys = on;
pragma mmap_size = 0;
pragma secure_delete = on;
pragma temp_store = memory;
pragma trusted_schema = off;
-- 16 MiB, so that the index over a long record stays at hand.
pragma cache_size = -16384;
