/**
 * The little SQL that the server writes about itself: a condition, a default or a partition's bounds come in, values go out, or
 * nothing where the text says more than a spec can.
 */
@NullMarked
package io.ballast.introspect.sql;

import org.jspecify.annotations.NullMarked;
