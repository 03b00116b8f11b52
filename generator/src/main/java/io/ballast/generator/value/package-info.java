/**
 * Value kinds at work: table specs come in, the values of any rows go out, column by column, as {@link
 * io.ballast.generator.value.Vector}s.
 */
@NullMarked
package io.ballast.generator.value;

import org.jspecify.annotations.NullMarked;
