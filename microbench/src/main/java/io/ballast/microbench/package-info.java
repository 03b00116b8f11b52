/** JMH benchmarks of the hot code, named in its Javadoc; never released. */
@NullMarked
package io.ballast.microbench;

import org.jspecify.annotations.NullMarked;
