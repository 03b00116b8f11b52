/**
 * What a run says of itself, as values: progress while it works, and the closing report. The command line draws the one and prints
 * the other; tests and libraries may ignore both.
 */
@NullMarked
package io.ballast.common.report;

import org.jspecify.annotations.NullMarked;
