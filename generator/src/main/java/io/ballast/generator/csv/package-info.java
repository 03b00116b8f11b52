/**
 * Hot: the sink that turns the values of rows into the bytes of CSV records; rows come in, bytes in an array go out.
 */
@NullMarked
package io.ballast.generator.csv;

import org.jspecify.annotations.NullMarked;
