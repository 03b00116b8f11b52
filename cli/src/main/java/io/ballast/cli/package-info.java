/**
 * The command {@code ballast}: the only place that knows picocli, the console and exit codes. Arguments come in; the other
 * modules do the work; results go to standard output, everything else to standard error.
 */
@NullMarked
package io.ballast.cli;

import org.jspecify.annotations.NullMarked;
