package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.report.Progress;
import io.ballast.loader.copy.CopyEngine;
import io.ballast.loader.copy.CopyOrder;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.VerifyLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards that others copy, told of it by bytes: the tables are those of a load that copies itself. */
class CopyEngineIT {
    private static final int USERS = 600;
    private static final String DIGESTS = "SELECT (SELECT sum(hashtextextended(u::text, 0)) FROM users u) || ' '"
            + " || (SELECT sum(hashtextextended(e::text, 0)) FROM emails e) || ' '"
            + " || (SELECT sum(hashtextextended(p::text, 0)) FROM phone_numbers p)";

    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;

    @BeforeEach
    void write() throws SQLException {
        target = new LoadTarget();
        UsersBundle.write(directory, USERS, 3);
        options = LoadOptions.of(directory)
                .withJobs(2)
                .withStaging(StagingChoice.LOGGED)
                .withVerify(VerifyLevel.FULL);
    }

    @AfterEach
    void drop() throws SQLException {
        target.close();
    }

    @Test
    void eachOrderMayBeCarriedOutTwiceAtOnce() throws SQLException {
        target.load(options);
        List<String> expected = target.texts(DIGESTS);
        target.clear();

        load(order -> {
            CompletableFuture<List<SourceShard>> other = CompletableFuture.supplyAsync(() -> carryOut(order));
            List<SourceShard> own = carryOut(order);
            assertThat(other.join()).isEqualTo(own);
            return own;
        });

        assertThat(target.texts(DIGESTS)).isEqualTo(expected);
        assertThat(target.texts("SELECT sum(rows) || ' in ' || count(*) FROM ballast_journal.shards"))
                .containsExactly(USERS * 4 + " in 9");
    }

    @Test
    void aFailureThatPassesIsTriedAgain() throws SQLException {
        AtomicInteger orders = new AtomicInteger();

        load(order -> {
            if (orders.incrementAndGet() == 4) {
                throw new BallastException(
                        ErrorCategory.DATABASE_FAILED, "lost.", Hint.RESUME, new SQLException("lost", "08006"));
            }
            return carryOut(order);
        });

        assertThat(target.texts("SELECT count(*) FROM emails")).containsExactly(Integer.toString(USERS * 2));
        assertThat(orders).hasValueGreaterThan(9);
    }

    @Test
    void anotherBundleIsRefused() {
        assertThatThrownBy(() -> load(order -> {
                    ShardSource source = options.source();
                    Manifest one = source.read();
                    Manifest other = new Manifest(one.dataset(), "0".repeat(64), one.dialect(), one.tables());
                    return order.carryOut(source, other, target.settings(), session -> {});
                }))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED))
                .hasMessage(
                        "bundle " + directory + " is another one here than where the load was planned: SHA-256 of its"
                                + " description " + "0".repeat(64) + "; expected "
                                + options.source().read().descriptionSha256()
                                + ". Let all machines read the same bundle.");
    }

    @Test
    void anOrderHoldsNoPassword() {
        load(order -> {
            String bytes = new String(bytes(order), StandardCharsets.ISO_8859_1);
            assertThat(bytes).contains(order.table());
            assertThat(bytes).doesNotContain("password");
            return carryOut(order);
        });
    }

    private interface Copying {
        List<SourceShard> copy(CopyOrder order);
    }

    private void load(Copying copying) {
        new BundleLoader(target.settings(), options, Progress.silent(), new CopyEngine() {
                    @Override
                    public List<SourceShard> copy(CopyOrder order) {
                        return copying.copy(order);
                    }

                    @Override
                    public void cancel() {
                        // all is done on the threads that call
                    }
                })
                .run();
    }

    /** As another process would: with what it can read from bytes, and the source as it finds it. */
    private List<SourceShard> carryOut(CopyOrder order) {
        return received(order).carryOut(options.source(), options.source().read(), target.settings(), session -> {});
    }

    private static CopyOrder received(CopyOrder order) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(order)))) {
            return (CopyOrder) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(CopyOrder order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(order);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
