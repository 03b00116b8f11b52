/**
 * From lines to what refers to what: nodes come in and become drafts of tables, columns and references, each sound by itself; then
 * parents before children, and every referring column goes out with its type and values filled, and the most rows of each table known.
 */
@NullMarked
package io.ballast.spec.resolve;

import org.jspecify.annotations.NullMarked;
