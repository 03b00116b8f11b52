/**
 * The PostgreSQL server that tests use, one per JVM: {@code BALLAST_TEST_DB} if set, Docker if an engine answers, else the
 * embedded server. Nothing comes in; fresh databases go out. A test never passes because there is no server: then it fails.
 */
@NullMarked
package io.ballast.testdb;

import org.jspecify.annotations.NullMarked;
