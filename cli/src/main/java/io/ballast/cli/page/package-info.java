/**
 * Reports as pages with charts. An analysis comes in, a {@link io.ballast.page.Page} goes out; names of tables and columns are
 * handed on as the text they are.
 */
@NullMarked
package io.ballast.cli.page;

import org.jspecify.annotations.NullMarked;
