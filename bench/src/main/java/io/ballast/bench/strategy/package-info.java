/**
 * The ways to load that are measured, each a small class behind one interface. Rows come in; each ends in the same tables with
 * the same keys, indexes, foreign keys and statistics.
 */
@NullMarked
package io.ballast.bench.strategy;

import org.jspecify.annotations.NullMarked;
