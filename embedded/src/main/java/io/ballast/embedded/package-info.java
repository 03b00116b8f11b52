/**
 * A real PostgreSQL 18 server for people who have none at hand. A directory comes in, or none for a temporary one; a running,
 * durable server on loopback goes out, with the URL, user and password to reach it, and stops with the process that wanted it. So does
 * a pgbouncer in front of any server, where that is installed.
 */
@NullMarked
package io.ballast.embedded;

import org.jspecify.annotations.NullMarked;
