/** The way back: a {@link io.ballast.common.spec.DatasetSpec} comes in, and the resolved spec's YAML goes out. */
@NullMarked
package io.ballast.common.spec.writer;

import org.jspecify.annotations.NullMarked;
