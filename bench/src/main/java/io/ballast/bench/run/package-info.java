/** Runs a benchmark: a plan comes in; each trial gets a fresh database, is measured and verified; results go out. */
@NullMarked
package io.ballast.bench.run;

import org.jspecify.annotations.NullMarked;
