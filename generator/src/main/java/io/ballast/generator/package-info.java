/** Generates bundles: a dataset spec and options come in, a finished bundle on disk and a report go out. */
@NullMarked
package io.ballast.generator;

import org.jspecify.annotations.NullMarked;
