/**
 * Distributions of numbers, a file for each: a node comes in, a {@link Distribution} goes out, with a Zipf distribution's exponent solved
 * for its mean, and with what it can and what it is likely to give, how many children it comes to, and how it is written.
 */
@NullMarked
package io.ballast.spec.distribution;

import org.jspecify.annotations.NullMarked;
