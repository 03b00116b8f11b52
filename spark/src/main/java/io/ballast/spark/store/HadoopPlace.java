package io.ballast.spark.store;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a bundle lies in a file system that Hadoop knows: local files, HDFS, object stores.
 *
 * @param files the file system, without checksum files of its own beside each file
 * @param root the bundle's directory, with scheme and authority
 */
public record HadoopPlace(FileSystem files, Path root) {
    /**
     * The place that a user names.
     *
     * @param name a URI, or a path in the default file system
     * @throws BallastException (USAGE) where no file system answers to the name
     */
    public static HadoopPlace of(String name, Configuration configuration) {
        try {
            Path path = new Path(name);
            FileSystem found = path.getFileSystem(configuration);
            FileSystem files = found instanceof ChecksumFileSystem local ? local.getRawFileSystem() : found;
            return new HadoopPlace(files, files.makeQualified(path));
        } catch (IllegalArgumentException e) {
            throw refused(name, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw refused(name, IoReason.of(e), e);
        }
    }

    private static BallastException refused(String name, String why, Exception cause) {
        return new BallastException(
                ErrorCategory.USAGE,
                "\"" + name + "\" names no file system: " + why
                        + "; expected a URI such as hdfs://host/path or file:///path, and its library on Spark's class path.",
                cause);
    }

    public ShardSink sink() {
        return new HadoopSink(this);
    }

    public ShardInput input() {
        return new HadoopInput(this);
    }

    Path path(String path) {
        return new Path(root, path);
    }

    /** What messages call the bundle. */
    String name() {
        return root.toString();
    }

    static BallastException failed(String what, Path file, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot " + what + " " + file + ": " + IoReason.of(cause) + ". Check the path and who may use it.",
                cause);
    }
}
