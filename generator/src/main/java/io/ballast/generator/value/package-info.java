/**
 * Value kinds at work: table specs come in, the values of any row go out, handed field by field to a RowSink that knows what to
 * make of them.
 */
@NullMarked
package io.ballast.generator.value;

import org.jspecify.annotations.NullMarked;
