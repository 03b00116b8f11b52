/**
 * What will be made: a dataset's tables and options come in, a plan of shards with exact row counts goes out, before a byte is
 * written.
 */
@NullMarked
package io.ballast.generator.plan;

import org.jspecify.annotations.NullMarked;
