/**
 * A spec line by line: nodes come in, drafts of tables, columns and references go out, each sound by itself. Whether the names they
 * refer to exist is seen later, in {@code resolve}.
 */
@NullMarked
package io.ballast.spec.draft;

import org.jspecify.annotations.NullMarked;
