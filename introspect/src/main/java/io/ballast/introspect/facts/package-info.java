/** A live schema as values: what the catalog and the statistics say, before anything is made of it. Nothing comes in. */
@NullMarked
package io.ballast.introspect.facts;

import org.jspecify.annotations.NullMarked;
