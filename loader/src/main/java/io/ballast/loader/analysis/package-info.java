/**
 * The questions of {@code sql/analysis} as typed results. A connection and the name of a schema come in; rows, sizes and the
 * distribution of children per parent go out as an {@link io.ballast.loader.analysis.AnalysisReport}. Nothing is written.
 */
@NullMarked
package io.ballast.loader.analysis;

import org.jspecify.annotations.NullMarked;
