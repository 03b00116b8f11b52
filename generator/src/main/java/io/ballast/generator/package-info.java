/** Generates bundles: a dataset spec and options come in, a finished bundle and a report go out; and makes the shards of virtual ones. */
@NullMarked
package io.ballast.generator;

import org.jspecify.annotations.NullMarked;
