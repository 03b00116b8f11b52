/**
 * The commands, one class each: options in, the other modules called, results out through the console. Nothing here knows
 * about exit codes or signals beyond telling them which work can be stopped.
 */
@NullMarked
package io.ballast.cli.command;

import org.jspecify.annotations.NullMarked;
