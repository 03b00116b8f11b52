/**
 * Loaded rows against the bundle: tables on the server and the facts of the descriptor come in; differences go out. And a package's
 * files, without a server: what a load would refuse goes out.
 */
@NullMarked
package io.ballast.loader.verify;

import org.jspecify.annotations.NullMarked;
