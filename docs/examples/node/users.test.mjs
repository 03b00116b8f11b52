// A database for each test: a copy of a template that Ballast loads once.
// BALLAST is the command; BALLAST_DB, which it reads itself, says which server. Run: node --test
// With the package pg it would be new pg.Client({ connectionString: url }); psql is on more machines.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, test } from 'node:test';

const ballast = (...args) => execFileSync(process.env.BALLAST ?? 'ballast', [...args, '--quiet'], { encoding: 'utf8' });
const query = (url, sql) =>
  execFileSync('psql', [url, '--no-psqlrc', '--tuples-only', '--no-align', '--command', sql], { encoding: 'utf8' }).trim();

let clone;

beforeEach(() => {
  clone = JSON.parse(ballast('clone', 'users', '--rows', 'users=1k', '--ttl', '1h', '--with-password', '--json'));
});

afterEach(() => ballast('clone', 'drop', clone.database));

test('users can be deleted', () => {
  query(clone.url, 'TRUNCATE users CASCADE');
  assert.equal(query(clone.url, 'SELECT count(*) FROM users'), '0');
});

test('what another test deleted is there', () => {
  assert.equal(query(clone.url, 'SELECT count(*) FROM users'), '1000');
});
