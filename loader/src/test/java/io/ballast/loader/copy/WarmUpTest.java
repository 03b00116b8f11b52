package io.ballast.loader.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.TestBundle;
import io.ballast.loader.UsersBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WarmUpTest {
    @TempDir
    private Path directory;

    private Manifest manifest;
    private WatchedSource source;

    @BeforeEach
    void write() {
        UsersBundle.write(directory, 1000, 2);
        manifest = ShardSource.of(directory).read();
        source = new WatchedSource(ShardSource.of(directory), new ConcurrentLinkedQueue<>(), new AtomicInteger());
    }

    @Test
    void readsTheFirstShardOfEachTableAndClosesIt() throws InterruptedException {
        WarmUp.start(source, manifest, 0).join();

        assertThat(source.opened.stream().distinct())
                .containsExactlyInAnyOrder(
                        "data/users/users-00000.csv",
                        "data/emails/emails-00000.csv",
                        "data/phone_numbers/phone_numbers-00000.csv");
        assertThat(source.opened).hasSizeGreaterThan(3);
        assertThat(source.open).hasValue(0);
    }

    @Test
    void opensNoMoreThanTheEightLargest(@TempDir Path other) throws InterruptedException {
        TestBundle many = new TestBundle(other);
        List<String> largest = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            many.table(table("t" + i), "1\n".repeat(i));
            if (i > 12) {
                largest.add("data/t" + i + "/t" + i + "-00000.csv");
            }
        }
        many.finish();
        Manifest wide = ShardSource.of(other).read();
        WatchedSource watched =
                new WatchedSource(ShardSource.of(other), new ConcurrentLinkedQueue<>(), new AtomicInteger());

        WarmUp.start(watched, wide, 0).join();

        assertThat(watched.opened.stream().distinct()).containsExactlyInAnyOrderElementsOf(largest);
        assertThat(watched.open).hasValue(0);
    }

    private static TableSchema table(String name) {
        List<Column> columns = List.of(Column.of("n", ColumnType.of(BaseType.INTEGER), false));
        return new TableSchema(name, null, columns, List.of(), List.of(), List.of(), List.of(), null);
    }

    @Test
    void doesWithoutForSmallBundles() throws InterruptedException {
        WarmUp.start(source, manifest).join();

        assertThat(source.opened).isEmpty();
    }

    @Test
    void leavesWhatIsWrongToCopy() throws IOException, InterruptedException {
        for (SourceTable table : manifest.tables()) {
            Path shard = directory.resolve(table.shards().get(0).path());
            Files.write(shard, new byte[Math.toIntExact(Files.size(shard))]);
        }

        WarmUp.start(source, manifest, 0).join();

        assertThat(source.opened).hasSize(1);
        assertThat(source.open).hasValue(0);
    }

    @Test
    void opensNothingOnceItIsClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        source.whenOpened = () -> {
            begun.countDown();
            await(closing);
        };
        WarmUp warmUp = WarmUp.start(source, manifest, 0);
        begun.await();
        Thread closer = new Thread(warmUp::close);
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        closing.countDown();
        closer.join();
        warmUp.join();

        assertThat(source.opened).hasSize(1);
        assertThat(source.open).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Remembers what was opened, and how many shards are open now. */
    private static final class WatchedSource implements ShardSource {
        private final ShardSource real;
        private final Queue<String> opened;
        private final AtomicInteger open;
        private Runnable whenOpened = () -> {};

        WatchedSource(ShardSource real, Queue<String> opened, AtomicInteger open) {
            this.real = real;
            this.opened = opened;
            this.open = open;
        }

        @Override
        public String kind() {
            return real.kind();
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public Manifest read() {
            return real.read();
        }

        @Override
        public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
            ShardReader reader = real.open(manifest, table, shard, check);
            opened.add(shard.path());
            open.incrementAndGet();
            whenOpened.run();
            return new ShardReader() {
                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return reader.read(buffer, offset, length);
                }

                @Override
                public SourceShard found() {
                    return reader.found();
                }

                @Override
                public void close() {
                    reader.close();
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public String remedy() {
            return real.remedy();
        }
    }
}
