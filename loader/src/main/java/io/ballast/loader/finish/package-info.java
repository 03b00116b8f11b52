/** Indexes, keys, constraints and statistics. The SQL steps of a plan come in, and are done on a session. */
@NullMarked
package io.ballast.loader.finish;

import org.jspecify.annotations.NullMarked;
