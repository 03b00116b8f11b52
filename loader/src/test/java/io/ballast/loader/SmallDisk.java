package io.ballast.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes in memory, mounted for a test. Closing it takes it away. */
final class SmallDisk implements AutoCloseable {
    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /**
     * Whether tests with such disks are to run: for root, who may mount them, and under {@code CI=true} always, so that they
     * fail there rather than be omitted. For JUnit's {@code @EnabledIf}.
     */
    static boolean expected() {
        return "true".equals(System.getenv("CI")) || "root".equals(System.getProperty("user.name"));
    }

    /** Mounts it at an empty directory, for the owner of that directory alone. */
    static SmallDisk mount(Path place, int megabytes) throws IOException, InterruptedException {
        int owner = (Integer) Files.getAttribute(place, "unix:uid");
        Tool.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "mode=700,uid=" + owner + ",size=" + megabytes + "m",
                "tmpfs",
                place.toString());
        return new SmallDisk(place);
    }

    /** Makes room. */
    void growTo(int megabytes) throws IOException, InterruptedException {
        Tool.run("mount", "-o", "remount,size=" + megabytes + "m", place.toString());
    }

    @Override
    public void close() throws IOException {
        try {
            Tool.run("umount", "--lazy", place.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
