/**
 * What keys are unique by: a table of a resolved spec comes in, and whether the values of some columns can repeat goes out, or which
 * references must pick different rows so that they do not.
 */
@NullMarked
package io.ballast.spec.key;

import org.jspecify.annotations.NullMarked;
