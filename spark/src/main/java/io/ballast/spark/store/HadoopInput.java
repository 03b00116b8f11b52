package io.ballast.spark.store;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/** The files below a directory of a Hadoop file system. */
record HadoopInput(HadoopPlace place) implements ShardInput {
    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String nameOf(String path) {
        return place.path(path).toString();
    }

    @Override
    public void checkPresent() {
        try {
            if (!place.files().getFileStatus(place.root()).isDirectory()) {
                throw refused(name() + " is no directory; a bundle is one. Check the path.");
            }
        } catch (FileNotFoundException e) {
            throw refused(name() + " does not exist. Check the path.");
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.root(), e);
        }
    }

    @Override
    public boolean exists(String path) {
        try {
            return place.files().exists(place.path(path));
        } catch (IOException e) {
            throw HadoopPlace.failed("look for", place.path(path), e);
        }
    }

    @Override
    public long length(String path) {
        try {
            FileStatus status = place.files().getFileStatus(place.path(path));
            if (!status.isFile()) {
                throw refused(nameOf(path) + ": found a directory; expected a plain file. The bundle is refused.");
            }
            return status.getLen();
        } catch (FileNotFoundException e) {
            throw refused(nameOf(path) + " is missing. The bundle is refused: make it again.");
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.path(path), e);
        }
    }

    @Override
    public ReadableByteChannel open(String path) {
        try {
            return Channels.newChannel(place.files().open(place.path(path)));
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.path(path), e);
        }
    }

    @Override
    public List<String> files() {
        List<String> paths = new ArrayList<>();
        URI root = place.root().toUri();
        String prefix = root.getPath().endsWith("/") ? root.getPath() : root.getPath() + "/";
        try {
            RemoteIterator<LocatedFileStatus> all = place.files().listFiles(place.root(), true);
            while (all.hasNext()) {
                String path = all.next().getPath().toUri().getPath();
                paths.add(path.substring(prefix.length()));
            }
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.root(), e);
        }
        return paths;
    }

    @Override
    public List<String> names() {
        try {
            return Stream.of(place.files().listStatus(place.root()))
                    .map(status -> status.getPath().getName())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw HadoopPlace.failed("read", place.root(), e);
        }
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
