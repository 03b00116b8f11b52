-- The tables of pgbench, with foreign keys and partitions by hash, after some of its transactions.
CREATE TABLE pgbench_branches (bid integer PRIMARY KEY, bbalance integer, filler char(88));
CREATE TABLE pgbench_tellers (tid integer PRIMARY KEY, bid integer REFERENCES pgbench_branches, tbalance integer, filler char(84));
CREATE TABLE pgbench_accounts (aid integer PRIMARY KEY, bid integer REFERENCES pgbench_branches, abalance integer, filler char(84))
    PARTITION BY HASH (aid);
CREATE TABLE pgbench_accounts_1 PARTITION OF pgbench_accounts FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE pgbench_accounts_2 PARTITION OF pgbench_accounts FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE pgbench_accounts_3 PARTITION OF pgbench_accounts FOR VALUES WITH (MODULUS 3, REMAINDER 2);
CREATE TABLE pgbench_history (
    tid integer REFERENCES pgbench_tellers, bid integer REFERENCES pgbench_branches, aid integer REFERENCES pgbench_accounts,
    delta integer, mtime timestamp, filler char(22)
);
SELECT setseed(0.75);
INSERT INTO pgbench_branches SELECT i, 0 FROM generate_series(1, 2) AS i;
INSERT INTO pgbench_tellers SELECT i, (i - 1) / 10 + 1, 0 FROM generate_series(1, 20) AS i;
INSERT INTO pgbench_accounts SELECT i, (i - 1) / 10000 + 1, 0, '' FROM generate_series(1, 20000) AS i;
INSERT INTO pgbench_history (tid, bid, aid, delta, mtime)
    SELECT 1 + floor(20 * random())::int, 1 + floor(2 * random())::int, 1 + floor(20000 * power(random(), 4))::int,
           (random() * 10000 - 5000)::int, TIMESTAMP '2024-05-01 10:00:00' + i * INTERVAL '0.013 s'
      FROM generate_series(1, 6000) AS i;
