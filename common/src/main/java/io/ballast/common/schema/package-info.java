/**
 * Tables, columns, keys and indexes in PostgreSQL's terms, and the SQL that makes them. The dataset spec and the bundle's
 * descriptor both describe their tables with these values; SQL goes out, with every name quoted and every value a literal.
 */
@NullMarked
package io.ballast.common.schema;

import org.jspecify.annotations.NullMarked;
