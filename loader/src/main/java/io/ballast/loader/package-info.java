/**
 * The load as a whole. A bundle, options and connection settings come in; rows stand in the target schema and a report goes
 * out. The phases in their order stand in {@link io.ballast.loader.BundleLoader}.
 */
@NullMarked
package io.ballast.loader;

import org.jspecify.annotations.NullMarked;
