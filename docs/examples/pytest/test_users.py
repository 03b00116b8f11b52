"""With psycopg it would be psycopg.connect(database); psql is on more machines."""

import subprocess


def query(database, sql):
    command = ["psql", database, "--no-psqlrc", "--tuples-only", "--no-align", "--command", sql]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def test_every_user_has_an_email(database):
    without = "SELECT count(*) FROM users u WHERE NOT EXISTS (SELECT FROM emails e WHERE e.user_id = u.id)"
    assert query(database, without) == "0"


def test_users_can_be_deleted(database):
    query(database, "TRUNCATE users CASCADE")
    assert query(database, "SELECT count(*) FROM users") == "0"


def test_what_another_test_deleted_is_there(database):
    assert query(database, "SELECT count(*) FROM users") == "1000"
