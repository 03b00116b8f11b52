/** A connection and what the user wants come in, the text of a dataset spec goes out: YAML that people read, as short as the language allows. */
@NullMarked
package io.ballast.introspect;

import org.jspecify.annotations.NullMarked;
