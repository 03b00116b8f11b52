/** A connection and what the user wants come in, the text of a dataset spec goes out. */
@NullMarked
package io.ballast.introspect;

import org.jspecify.annotations.NullMarked;
