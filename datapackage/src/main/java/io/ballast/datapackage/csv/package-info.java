/**
 * CSV as other programs write it: a dialect and characters come in, records of fields go out, each with its place in the file.
 * Nothing here knows what the values mean.
 */
@NullMarked
package io.ballast.datapackage.csv;

import org.jspecify.annotations.NullMarked;
