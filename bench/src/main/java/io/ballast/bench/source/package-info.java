/** The rows of a bundle as INSERT strategies want them, one by one, and the sample that slow strategies load instead of it all. */
@NullMarked
package io.ballast.bench.source;

import org.jspecify.annotations.NullMarked;
