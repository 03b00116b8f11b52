/** The way back: a {@link io.ballast.spec.DatasetSpec} comes in, and the resolved spec's YAML goes out. */
@NullMarked
package io.ballast.spec.writer;

import org.jspecify.annotations.NullMarked;
