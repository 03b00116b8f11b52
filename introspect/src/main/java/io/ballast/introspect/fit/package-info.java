/**
 * Distributions for what was counted: children per parent, picks, quantiles come in; distributions of the spec go out, with rounded
 * parameters and round ends, none of which is a value that was seen.
 */
@NullMarked
package io.ballast.introspect.fit;

import org.jspecify.annotations.NullMarked;
