/** A spec and notes come in, the YAML that people read goes out: as short as the language allows. */
@NullMarked
package io.ballast.introspect.text;

import org.jspecify.annotations.NullMarked;
