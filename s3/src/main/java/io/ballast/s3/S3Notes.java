package io.ballast.s3;

import io.ballast.common.bundle.ShardNotes;
import java.io.ByteArrayOutputStream;

/** A small object that grows by one note after the other: it is put again as a whole, as objects cannot be added to. For one thread. */
final class S3Notes implements ShardNotes {
    private final S3Sink sink;
    private final String path;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    S3Notes(S3Sink sink, String path, byte[] before) {
        this.sink = sink;
        this.path = path;
        bytes.writeBytes(before);
    }

    @Override
    public void add(byte[] note) {
        bytes.writeBytes(note);
        sink.write(path, bytes.toByteArray());
    }

    @Override
    public void close() {
        // each note lies in the store by now
    }
}
