/**
 * What a benchmark found: runs come in; medians and ratios with distribution-free intervals go out, as values and as the files
 * results.json, runs.csv, phases.csv and summary.md. Two such results come in; whether they may be compared, and what has become
 * slower, goes out.
 */
@NullMarked
package io.ballast.bench.result;

import org.jspecify.annotations.NullMarked;
