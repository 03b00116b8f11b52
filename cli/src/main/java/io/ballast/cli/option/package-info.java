/**
 * What options mean: how values are written, where they come from when they are not on the command line, and the options that
 * several commands share. Words from the command line, the environment and {@code ballast.yaml} come in; values go out, and
 * what cannot be right is refused with the place it came from.
 */
@NullMarked
package io.ballast.cli.option;

import org.jspecify.annotations.NullMarked;
