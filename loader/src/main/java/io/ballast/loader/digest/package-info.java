/**
 * Digests of tables that do not depend on the order of rows. Rows in the form of binary COPY come in as they pass on their way to
 * the server; a number for each table goes out, and the SQL by which the server computes the same one.
 */
@NullMarked
package io.ballast.loader.digest;

import org.jspecify.annotations.NullMarked;
