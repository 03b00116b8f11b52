package io.ballast.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.Path;

/** Local files with less than local disks offer: like HDFS it renames to no name that is taken, and like object stores it adds to no file. */
public final class LesserFileSystem extends HaltingFileSystem {
    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set("fs.lesser.impl", LesserFileSystem.class.getName());
        return configuration;
    }

    @Override
    public URI getUri() {
        return URI.create("lesser:///");
    }

    @Override
    public String getScheme() {
        return "lesser";
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return !exists(to) && super.rename(from, to);
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) throws IOException {
        return !capability.equals(CommonPathCapabilities.FS_APPEND) && super.hasPathCapability(path, capability);
    }
}
