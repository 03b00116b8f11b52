-- How much disk does the database take that the connection is in?
--
--   psql -f sql/analysis/database-size.sql
--
-- All files of the database: tables, indexes, TOAST and the system catalogs (an empty database takes about 8 MB), whatever
-- their schema. The write-ahead log belongs to the whole server and is not in it.

SELECT
    current_database() AS database_name,
    pg_database_size(current_database()) AS bytes,
    pg_size_pretty(pg_database_size(current_database())) AS size;
