package io.ballast.loader.plan;

import java.util.UUID;

/**
 * Which load a plan is for, and where it has its place in the target database.
 *
 * @param bundleId see {@link BundleIdentity}
 * @param resumed whether an earlier load is resumed, so that staging schema and journal row are there
 * @param finished whether there is nothing left to do, because this very load has been published already
 */
public record LoadIdentity(
        UUID id, String bundleId, String journalSchema, String stagingSchema, boolean resumed, boolean finished) {}
