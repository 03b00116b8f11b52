package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;

/** Writes all files of a bundle but its shards, of which nothing stays. */
record VirtualSink(ShardSink sink) implements ShardSink {
    @Override
    public String name() {
        return sink.name();
    }

    @Override
    public ShardInput files() {
        return sink.files();
    }

    @Override
    public void create() {
        sink.create();
    }

    @Override
    public void createFolders(Collection<String> paths) {
        // only shards are in folders
    }

    @Override
    public ShardOutput begin(String path) {
        return Nowhere.OUTPUT;
    }

    @Override
    public void write(String path, byte[] bytes) {
        sink.write(path, bytes);
    }

    @Override
    public ShardNotes append(String path) throws IOException {
        return sink.append(path);
    }

    @Override
    public void remove(String path) {
        sink.remove(path);
    }

    @Override
    public void settle(Collection<String> paths) {
        sink.settle(paths);
    }

    @Override
    public void sweep(Collection<String> paths) {
        sink.sweep(paths);
    }

    @Override
    public boolean keepsShards() {
        return false;
    }

    private enum Nowhere implements ShardOutput {
        OUTPUT;

        @Override
        public void write(ByteBuffer bytes) {
            bytes.position(bytes.limit());
        }

        @Override
        public void finish() {
            // nothing to keep
        }

        @Override
        public void discard() {
            // nothing was kept
        }
    }
}
