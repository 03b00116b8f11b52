/** What a benchmark will run, decided before it runs: options and traits of strategies come in, a plan of trials goes out. */
@NullMarked
package io.ballast.bench.plan;

import org.jspecify.annotations.NullMarked;
