/**
 * What is measured while a run goes on: clocks, the server's counters, processor times and wait events; and what is true of the
 * whole session: settings, machine, durability. A connection comes in; the records of {@code bench.result} go out.
 */
@NullMarked
package io.ballast.bench.record;

import org.jspecify.annotations.NullMarked;
