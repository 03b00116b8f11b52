package io.ballast.common.remote;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.ShardInput;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a bundle at a URL. Those beside the data are small: they are fetched once and kept. A shard is one request, made when it is
 * opened, so its length is known only then, and {@link #checkLength} leaves it to its reader. A server cannot be asked which files there are:
 * {@link #files} and {@link #names} state none.
 */
public final class RemoteInput implements ShardInput {
    private final RemotePlace place;
    private final RemoteServer server;
    private final Map<String, Optional<byte[]>> small = new ConcurrentHashMap<>();

    RemoteInput(RemotePlace place, RemoteServer server) {
        this.place = place;
        this.server = server;
    }

    /** Whether people mean a URL by it, and no directory. */
    public static boolean isUrl(String name) {
        return RemotePlace.isUrl(name);
    }

    /**
     * The files at a URL; nothing is asked of the server yet.
     *
     * @throws io.ballast.common.error.BallastException (USAGE) for a URL that is none, or of a kind that is not taken
     */
    public static RemoteInput of(String url) {
        RemotePlace place = RemotePlace.of(url);
        return new RemoteInput(place, new RemoteServer(place, Patience.USUAL));
    }

    /**
     * The directory of a file at a URL, whose query goes with it, to ask for the file by its {@link #lastName}.
     *
     * @throws io.ballast.common.error.BallastException (USAGE) as {@link #of}, and for the URL of a directory
     */
    public static RemoteInput ofParent(String url) {
        RemotePlace place = RemotePlace.ofParent(url);
        return new RemoteInput(place, new RemoteServer(place, Patience.USUAL));
    }

    /** The name of a file at a URL, without its query. */
    public static String lastName(String url) {
        return RemotePlace.lastName(url);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public String nameOf(String path) {
        return place.nameOf(path);
    }

    /** The first request shows whether there is a bundle. */
    @Override
    public void checkPresent() {}

    @Override
    public boolean exists(String path) {
        return isShard(path) ? server.length(path).isPresent() : small(path).isPresent();
    }

    @Override
    public long length(String path) {
        return isShard(path) ? lengthOfLarge(path) : bytes(path).length;
    }

    @Override
    public long lengthOfLarge(String path) {
        return server.length(path).orElseThrow(() -> RemoteErrors.missing(nameOf(path)));
    }

    @Override
    public void checkLength(String path, long sizeBytes) {
        if (!isShard(path)) {
            ShardInput.super.checkLength(path, sizeBytes);
        }
    }

    @Override
    public ReadableByteChannel open(String path) {
        return new RemoteFile(server, path);
    }

    @Override
    public byte[] bytes(String path) {
        return small(path).orElseThrow(() -> RemoteErrors.missing(nameOf(path))).clone();
    }

    @Override
    public List<String> files() {
        return List.of();
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    private Optional<byte[]> small(String path) {
        return small.computeIfAbsent(path, this::fetch);
    }

    private Optional<byte[]> fetch(String path) {
        try (RemoteFile file = new RemoteFile(server, path)) {
            return file.exists() ? Optional.of(file.allBytes(BundleLimits.MAX_DESCRIPTOR_BYTES)) : Optional.empty();
        } catch (IOException e) {
            throw RemoteErrors.failed(nameOf(path), e);
        }
    }

    private static boolean isShard(String path) {
        return path.startsWith(BundleLayout.DATA + "/");
    }
}
