/**
 * What refers to what: drafts come in, parents before children, and go out with every referring column's type and values filled and
 * the most rows of each table known.
 */
@NullMarked
package io.ballast.spec.resolve;

import org.jspecify.annotations.NullMarked;
