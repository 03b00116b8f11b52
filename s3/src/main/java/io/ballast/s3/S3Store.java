package io.ballast.s3;

import io.ballast.common.bundle.BundleStore;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import java.net.URI;
import java.util.Optional;

/** Amazon S3, and any store that speaks its protocol at an endpoint of its own: MinIO, Cloudflare R2, Google Cloud Storage. */
public final class S3Store implements BundleStore {
    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ShardInput input(String name, Optional<URI> endpoint) {
        return new S3Input(Bucket.of(name, endpoint), false);
    }

    @Override
    public ShardSink sink(String name, Optional<URI> endpoint) {
        return new S3Sink(Bucket.of(name, endpoint));
    }
}
