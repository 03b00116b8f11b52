/** Two results of a benchmark, made at different times or of different versions: how they compare, and whether they may be compared. */
@NullMarked
package io.ballast.bench.compare;

import org.jspecify.annotations.NullMarked;
