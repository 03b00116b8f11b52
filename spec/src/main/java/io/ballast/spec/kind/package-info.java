/**
 * How the values of a column come about, a file for each kind of value. In come the nodes of a spec and the type of a column; out
 * come kinds as values, which the checks ask what they can make and the writer how they are written. What a kind has to know of the
 * table around it, it asks of a {@link io.ballast.spec.kind.Scope}. How rows get their values from it is not known here.
 */
@NullMarked
package io.ballast.spec.kind;

import org.jspecify.annotations.NullMarked;
