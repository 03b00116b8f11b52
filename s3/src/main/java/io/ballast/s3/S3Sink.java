package io.ballast.s3;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardNotes;
import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.bundle.ShardSink;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects below a prefix, to write to. An object appears whole or not at all, and lasts, so nothing has to be renamed or flushed; what an attempt can
 * leave behind is the parts of an upload that was never completed, which no reader sees and {@link #sweep} removes.
 */
record S3Sink(Bucket bucket) implements ShardSink {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public String name() {
        return bucket.place().name();
    }

    @Override
    public ShardInput files() {
        return new S3Input(bucket, true);
    }

    /** There is nothing to create, but a bucket that is missing, or may not be read, shows before any row is made. */
    @Override
    public void create() {
        bucket.list("", 1);
    }

    @Override
    public void createFolders(Collection<String> paths) {
        // keys need nothing around them
    }

    @Override
    public ShardOutput begin(String path) {
        return new S3Upload(bucket, path);
    }

    /** The descriptor ends a run: where another run has put one there meanwhile, it is not replaced. */
    @Override
    public void write(String path, byte[] bytes) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.place().bucket())
                .key(bucket.place().key(path));
        if (path.equals(BundleLayout.DESCRIPTOR)) {
            PutObjectRequest plain = request.build();
            PutObjectRequest ifNone = request.ifNoneMatch("*").build();
            bucket.ask("write", path, s3 -> putIfNone(s3, ifNone, plain, bytes));
        } else {
            bucket.ask("write", path, s3 -> s3.putObject(request.build(), RequestBody.fromBytes(bytes)));
        }
    }

    /**
     * Some stores of the protocol know no conditions. An answer that gets lost on its way makes the SDK put the object again, and the store then says
     * that there is one already: ours, if it holds these bytes.
     */
    private static boolean putIfNone(S3Client s3, PutObjectRequest ifNone, PutObjectRequest plain, byte[] bytes) {
        try {
            s3.putObject(ifNone, RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case CONFLICT, PRECONDITION_FAILED -> {
                    if (!holds(s3, plain, bytes)) {
                        throw e;
                    }
                }
                case NOT_IMPLEMENTED -> s3.putObject(plain, RequestBody.fromBytes(bytes));
                default -> throw e;
            }
        }
        return true;
    }

    private static boolean holds(S3Client s3, PutObjectRequest written, byte[] bytes) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(written.bucket())
                .key(written.key())
                .build();
        try {
            return Arrays.equals(s3.getObjectAsBytes(request).asByteArrayUnsafe(), bytes);
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    @Override
    public ShardNotes append(String path) {
        return new S3Notes(this, path, files().bytes(path));
    }

    @Override
    public void remove(String path) {
        DeleteObjectRequest request = DeleteObjectRequest.builder()
                .bucket(bucket.place().bucket())
                .key(bucket.place().key(path))
                .build();
        bucket.ask("remove", path, s3 -> s3.deleteObject(request));
    }

    @Override
    public void settle(Collection<String> paths) {
        // an object that can be read lasts
    }

    @Override
    public void sweep(Collection<String> paths) {
        Set<String> keys = paths.stream().map(bucket.place()::key).collect(Collectors.toSet());
        ListMultipartUploadsRequest request = ListMultipartUploadsRequest.builder()
                .bucket(bucket.place().bucket())
                .prefix(bucket.place().prefix())
                .build();
        bucket.ask("sweep", "", s3 -> s3.listMultipartUploadsPaginator(request).uploads().stream()
                        .filter(upload -> keys.contains(upload.key()))
                        .toList())
                .forEach(this::abort);
    }

    private void abort(MultipartUpload upload) {
        S3Upload.abort(bucket, upload.key(), upload.uploadId());
    }
}
