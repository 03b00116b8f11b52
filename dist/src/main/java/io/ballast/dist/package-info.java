/** Runs at build time only: the commands → manual pages as AsciiDoc, and completion scripts; a bill of materials → the one that is packed. */
@NullMarked
package io.ballast.dist;

import org.jspecify.annotations.NullMarked;
