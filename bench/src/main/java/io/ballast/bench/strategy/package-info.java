/**
 * The ways to load that are measured, each a small class behind one interface. A bundle comes in, or the sample of whole parents
 * that slow strategies load instead; each ends in the same tables with the same keys, indexes, foreign keys and statistics.
 */
@NullMarked
package io.ballast.bench.strategy;

import org.jspecify.annotations.NullMarked;
