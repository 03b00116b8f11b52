/** The closing report of a run, as values; the command line prints it as a table or as JSON. */
@NullMarked
package io.ballast.common.report;

import org.jspecify.annotations.NullMarked;
