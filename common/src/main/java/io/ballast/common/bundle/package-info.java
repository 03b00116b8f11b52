/**
 * The bundle on disk: its layout, its CSV dialect, its descriptor, its checksums and its scripts. The generator writes it, the
 * loader reads it, and what comes from a descriptor is hostile until this package has checked it. A load needs less than a bundle
 * is: a {@link io.ballast.common.bundle.Manifest}, from a bundle or from any other {@link io.ballast.common.bundle.ShardSource}.
 */
@NullMarked
package io.ballast.common.bundle;

import org.jspecify.annotations.NullMarked;
