/**
 * The steps of a plan, carried out: they come in and are handed to connections as soon as they may begin. Shards become rows in
 * staging tables, each with its row in the journal; SQL steps become indexes, keys, constraints and statistics. What a step of
 * another kind does is given from outside.
 */
@NullMarked
package io.ballast.loader.copy;

import org.jspecify.annotations.NullMarked;
