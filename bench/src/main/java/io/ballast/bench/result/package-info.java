/** What a benchmark found, as values, and its machine-readable files: results.json, runs.csv, phases.csv, summary.md. */
@NullMarked
package io.ballast.bench.result;

import org.jspecify.annotations.NullMarked;
