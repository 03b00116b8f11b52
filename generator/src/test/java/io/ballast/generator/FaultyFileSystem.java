package io.ballast.generator;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The real file system, except that one operation that changes something, counted from 1, fails as on a full disk. */
final class FaultyFileSystem {
    private final FileSystem real;
    private final FileSystemProvider realProvider;
    private final Provider provider = new Provider();
    private final Disk disk = new Disk();
    private final AtomicInteger left;

    private FaultyFileSystem(FileSystem real, int failing) {
        this.real = real;
        this.realProvider = real.provider();
        this.left = new AtomicInteger(failing);
    }

    /** A path whose files are real, and on which the operation with this number fails. */
    static FaultyFileSystem failing(Path path, int operation) {
        return new FaultyFileSystem(path.getFileSystem(), operation);
    }

    Path path(Path path) {
        return (Path) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Path.class, Wrapped.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("wrapped")) {
                        return path;
                    }
                    if (method.getName().equals("getFileSystem")) {
                        return disk;
                    }
                    Object[] bare = arguments == null ? new Object[0] : arguments.clone();
                    for (int i = 0; i < bare.length; i++) {
                        bare[i] = bare[i] instanceof Path other ? bare(other) : bare[i];
                    }
                    try {
                        Object result = method.invoke(path, bare);
                        return result instanceof Path other ? path(other) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Whether the operation that was to fail has been reached. */
    boolean hasFailed() {
        return left.get() <= 0;
    }

    private void count(String operation) throws IOException {
        if (isToFail()) {
            throw full(operation);
        }
    }

    /** Counts an operation; true for the one that is to fail, whichever thread it belongs to. */
    private boolean isToFail() {
        return left.decrementAndGet() == 0;
    }

    private static IOException full(String operation) {
        return new FileSystemException(null, null, "No space left on device (" + operation + ")");
    }

    private interface Wrapped {
        Path wrapped();
    }

    private static Path bare(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.wrapped() : path;
    }

    private final class Disk extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return path(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String syntaxAndPattern) {
            return real.getPathMatcher(syntaxAndPattern);
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }

    private final class Provider extends FileSystemProvider {
        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return disk;
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            return new Channel(realProvider.newFileChannel(bare(path), options, attributes));
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return realProvider.newByteChannel(bare(path), options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            return realProvider.newDirectoryStream(bare(directory), filter);
        }

        @Override
        public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
            count("create directory");
            realProvider.createDirectory(bare(directory), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            realProvider.delete(bare(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            count("copy");
            realProvider.copy(bare(source), bare(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            count("rename");
            realProvider.move(bare(source), bare(target), options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return realProvider.isSameFile(bare(path), bare(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return realProvider.isHidden(bare(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return realProvider.getFileStore(bare(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            realProvider.checkAccess(bare(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return realProvider.getFileAttributeView(bare(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return realProvider.readAttributes(bare(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return realProvider.readAttributes(bare(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            realProvider.setAttribute(bare(path), attribute, value, options);
        }
    }

    private final class Channel extends FileChannel {
        private final FileChannel channel;

        Channel(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            return channel.read(targets, offset, length);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (isToFail()) {
                ByteBuffer part = source.duplicate(); // a full disk takes a part first
                part.limit(part.position() + part.remaining() / 2);
                channel.write(part);
                throw full("write");
            }
            return channel.write(source);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            count("write");
            return channel.write(sources, offset, length);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            return channel.position(position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            return channel.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            count("flush");
            channel.force(metaData);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return channel.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            return channel.transferFrom(source, position, count);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            count("write");
            return channel.write(source, position);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return channel.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return channel.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
