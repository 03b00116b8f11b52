/**
 * A live schema as values: what the catalog and the statistics say, before anything is made of it. A connection comes in and is read
 * from only, in one transaction.
 */
@NullMarked
package io.ballast.introspect.facts;

import org.jspecify.annotations.NullMarked;
