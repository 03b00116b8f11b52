/**
 * The journal in the target database: which loads were begun, and which shards are in. Loads and shards come in, each in the
 * transaction of the work that it records; what earlier runs have done goes out.
 */
@NullMarked
package io.ballast.loader.journal;

import org.jspecify.annotations.NullMarked;
