/** Runs at build time only: the commands → manual pages as AsciiDoc, and completion scripts. */
@NullMarked
package io.ballast.dist;

import org.jspecify.annotations.NullMarked;
