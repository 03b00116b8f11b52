package io.ballast.common.bundle;

import java.net.URI;
import java.util.Optional;

/**
 * A kind of place for bundles beside directories and web servers, such as an object store. A library on the class path brings it, named as a
 * service (see {@link java.util.ServiceLoader}). Safe for use by many threads.
 */
public interface BundleStore {
    /** What names of its places begin with before {@code ://}, in lower case: {@code s3}. */
    String scheme();

    /**
     * The files at a place; nothing is asked of the store yet.
     *
     * @param name as the user wrote it
     * @param endpoint where a store of the same protocol answers, if it is not the usual one
     * @throws io.ballast.common.error.BallastException (USAGE) for a name that cannot be one
     */
    ShardInput input(String name, Optional<URI> endpoint);

    /** The same place, to write to. */
    ShardSink sink(String name, Optional<URI> endpoint);
}
