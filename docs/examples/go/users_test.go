// A database for each test: a copy of a template that Ballast loads once.
// BALLAST is the command; BALLAST_DB, which it reads itself, says which server.
// With pgx it would be pgx.Connect(ctx, url); psql is on more machines.
package users

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func run(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	command := exec.Command(name, arguments...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return strings.TrimSpace(string(out))
}

func ballast(t *testing.T, arguments ...string) string {
	t.Helper()
	name := os.Getenv("BALLAST")
	if name == "" {
		name = "ballast"
	}
	return run(t, name, append(arguments, "--quiet")...)
}

// database returns the URL of a database with 1,000 users, which goes when the test ends.
func database(t *testing.T) string {
	t.Helper()
	var clone struct{ URL, Database string }
	out := ballast(t, "clone", "users", "--rows", "users=1k", "--ttl", "1h", "--with-password", "--json")
	if err := json.Unmarshal([]byte(out), &clone); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ballast(t, "clone", "drop", clone.Database) })
	return clone.URL
}

func query(t *testing.T, url, sql string) string {
	t.Helper()
	return run(t, "psql", url, "--no-psqlrc", "--tuples-only", "--no-align", "--command", sql)
}

func TestUsersCanBeDeleted(t *testing.T) {
	url := database(t)
	query(t, url, "TRUNCATE users CASCADE")
	if rows := query(t, url, "SELECT count(*) FROM users"); rows != "0" {
		t.Errorf("%s users are left", rows)
	}
}

func TestWhatAnotherTestDeletedIsThere(t *testing.T) {
	if rows := query(t, database(t), "SELECT count(*) FROM users"); rows != "1000" {
		t.Errorf("found %s users", rows)
	}
}
