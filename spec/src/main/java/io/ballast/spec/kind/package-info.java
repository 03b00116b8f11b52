/**
 * How the values of a column come about, a file for each kind of value.
 */
@NullMarked
package io.ballast.spec.kind;

import org.jspecify.annotations.NullMarked;
