/**
 * The YAML of a spec: text and the command line's changes come in, a tree goes out whose nodes know their place in the file and
 * refuse what does not fit with that place, what was found and what is allowed. Knows nothing of tables.
 */
@NullMarked
package io.ballast.spec.yaml;

import org.jspecify.annotations.NullMarked;
