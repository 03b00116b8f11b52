/**
 * The statistics of the benchmark: small samples come in, medians and distribution-free intervals go out. Nothing here knows
 * what was measured.
 */
@NullMarked
package io.ballast.bench.stats;

import org.jspecify.annotations.NullMarked;
