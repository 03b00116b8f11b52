/**
 * A connection and the name of a schema come in, its {@link io.ballast.introspect.facts.SchemaFacts} go out. Reads only, in one
 * transaction.
 */
@NullMarked
package io.ballast.introspect.catalog;

import org.jspecify.annotations.NullMarked;
