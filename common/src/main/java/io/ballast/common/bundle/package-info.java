/**
 * The bundle on disk: its layout, its descriptor, its checksums and its scripts. The generator writes it, the loader reads
 * it, and what comes from a descriptor is hostile until this package has checked it.
 */
@NullMarked
package io.ballast.common.bundle;

import org.jspecify.annotations.NullMarked;
