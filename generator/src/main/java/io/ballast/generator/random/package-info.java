/**
 * Random bits as pure functions: (seed, table, column, row) comes in, bits, numbers and counts of children go out, the same on
 * every machine and in any order.
 */
@NullMarked
package io.ballast.generator.random;

import org.jspecify.annotations.NullMarked;
