/**
 * Distributions as a spec writes them: a node comes in, a {@link Distribution} goes out, with a Zipf law's
 * exponent solved for its mean, and with what it can and what it is likely to give.
 */
@NullMarked
package io.ballast.spec.distribution;

import org.jspecify.annotations.NullMarked;
