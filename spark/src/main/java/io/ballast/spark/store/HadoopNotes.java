package io.ballast.spark.store;

import io.ballast.common.bundle.ShardNotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;

/** A file that grows by notes: added to where the file system can do so, and written again as a whole elsewhere. For one thread. */
final class HadoopNotes {
    private HadoopNotes() {}

    static ShardNotes open(HadoopSink sink, String path) throws IOException {
        HadoopPlace place = sink.place();
        if (place.files().hasPathCapability(place.path(path), CommonPathCapabilities.FS_APPEND)) {
            return new Added(place.files().append(place.path(path)));
        }
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        before.writeBytes(sink.files().bytes(path));
        return new Rewritten(sink, path, before);
    }

    private record Added(FSDataOutputStream stream) implements ShardNotes {
        @Override
        public void add(byte[] note) throws IOException {
            stream.write(note);
            stream.hsync();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private record Rewritten(HadoopSink sink, String path, ByteArrayOutputStream bytes) implements ShardNotes {
        @Override
        public void add(byte[] note) {
            bytes.writeBytes(note);
            sink.write(path, bytes.toByteArray());
        }

        @Override
        public void close() {
            // each note lies in the file system by now
        }
    }
}
