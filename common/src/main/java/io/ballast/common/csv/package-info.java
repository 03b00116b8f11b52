/** The CSV dialect that the generator writes and the loader reads. */
@NullMarked
package io.ballast.common.csv;

import org.jspecify.annotations.NullMarked;
