/** Tests of the launcher script at the top level. */
@NullMarked
package io.ballast.cli.launcher;

import org.jspecify.annotations.NullMarked;
