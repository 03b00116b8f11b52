/** Loaded rows against the bundle. Tables on the server and the facts of the descriptor come in; differences go out. */
@NullMarked
package io.ballast.loader.verify;

import org.jspecify.annotations.NullMarked;
