/**
 * The console: what is a result goes to standard output, everything else to standard error, as bars on a terminal and as
 * plain lines elsewhere. Text and {@link io.ballast.common.report.Progress} come in; nothing but bytes goes out.
 */
@NullMarked
package io.ballast.cli.console;

import org.jspecify.annotations.NullMarked;
