/**
 * The page that people look at after a benchmark. The results come in, a {@link io.ballast.page.Page} goes out. Every figure on
 * it is one of results.json, or a sum or quotient of such that its heading names.
 */
@NullMarked
package io.ballast.bench.report;

import org.jspecify.annotations.NullMarked;
