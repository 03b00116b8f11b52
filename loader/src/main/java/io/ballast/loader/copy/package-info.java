/**
 * Rows into staging tables, and the workers that do it. The steps of a plan come in and are handed to connections as soon as
 * they may begin; shards become rows, each with its row in the journal. What a step of another kind does is told from outside.
 */
@NullMarked
package io.ballast.loader.copy;

import org.jspecify.annotations.NullMarked;
