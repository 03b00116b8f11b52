/**
 * The facts of a schema come in, a dataset spec with notes on what could not be said goes out. Pure; and the place where it is
 * decided what a spec may reveal of the values that were seen.
 */
@NullMarked
package io.ballast.introspect.draft;

import org.jspecify.annotations.NullMarked;
