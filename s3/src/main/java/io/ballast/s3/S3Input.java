package io.ballast.s3;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The objects below a prefix as the files of a bundle.
 *
 * @param mayBeEmpty whether a prefix without objects is a place that holds nothing, and not a place that is missing
 */
record S3Input(Bucket bucket, boolean mayBeEmpty) implements ShardInput {
    @Override
    public String name() {
        return bucket.place().name();
    }

    @Override
    public String nameOf(String path) {
        return name() + path;
    }

    @Override
    public void checkPresent() {
        if (bucket.list("", 1).isEmpty()) {
            throw refused(name() + " does not exist: no object lies below it. Check the bucket and the prefix.");
        }
    }

    @Override
    public boolean exists(String path) {
        return bucket.head(path).isPresent() || isFolder(path);
    }

    private boolean isFolder(String path) {
        return !bucket.list(path + "/", 1).isEmpty();
    }

    @Override
    public long length(String path) {
        return bucket.head(path).map(HeadObjectResponse::contentLength).orElseThrow(() -> missing(path));
    }

    private BallastException missing(String path) {
        return refused(nameOf(path)
                + (isFolder(path)
                        ? ": found a directory; expected a plain file."
                        : " is missing. The bundle is refused: fetch it again or make it again."));
    }

    @Override
    public ReadableByteChannel open(String path) {
        return S3File.open(bucket, path);
    }

    @Override
    public byte[] bytes(String path) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket.place().bucket())
                .key(bucket.place().key(path))
                .build();
        ResponseBytes<GetObjectResponse> answer = bucket.ask("read", path, s3 -> s3.getObjectAsBytes(request));
        return answer.asByteArray();
    }

    @Override
    public List<String> files() {
        List<String> paths = bucket.list("", Integer.MAX_VALUE);
        if (paths.isEmpty() && !mayBeEmpty) {
            throw refused("cannot read " + name() + ": no object lies below it. Check the bucket and the prefix.");
        }
        return paths;
    }

    @Override
    public List<String> names() {
        return files().stream()
                .map(path -> path.contains("/") ? path.substring(0, path.indexOf('/')) : path)
                .distinct()
                .sorted()
                .toList();
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
