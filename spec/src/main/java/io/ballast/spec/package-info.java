/**
 * The dataset spec as values: what a sound spec says of tables, columns, counts and kinds of values. All code past the reading of
 * the file works with these; {@code reader} makes them, and turns them back into text.
 *
 * <p>The way of a spec through the packages below: {@code yaml} makes a tree of the text and changes it as the command line says,
 * {@code resolve} reads tables and columns line by line and fills the columns that refer to others, by {@code kind},
 * {@code distribution} and {@code literal}; {@code check} looks at the whole.
 */
@NullMarked
package io.ballast.spec;

import org.jspecify.annotations.NullMarked;
