package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.report.Progress;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More keys than are taken away in one transaction, and what becomes of them when a loader ends in between. */
class FillBatchesIT {
    private static final int TABLES = 130;

    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;
    private List<String> before = List.of();

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        target.execute("CREATE TABLE p (id bigint PRIMARY KEY)");
        TestBundle bundle = new TestBundle(directory).table(FillSchema.table("p", FillSchema.id()), "1\n2\n");
        StringBuilder sql = new StringBuilder();
        for (int n : IntStream.range(0, TABLES).toArray()) {
            sql.append("CREATE TABLE c").append(n).append(" (id bigint PRIMARY KEY, p bigint REFERENCES p);");
            bundle.table(FillSchema.table("c" + n, FillSchema.id(), FillSchema.number("p")), "1,2\n");
        }
        target.execute(sql.toString());
        bundle.finish();
        options = LoadOptions.of(directory)
                .withMode(LoadMode.FILL)
                .withKeysFrom(0)
                .withJobs(2)
                .withVerify(VerifyLevel.COUNTS);
        before = SchemaSnapshot.of(target.connection());
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void comeBackAfterALoadThatEndedBetweenThem() throws SQLException {
        assertThat(target.loader(options, FailPoint.NONE).plan().fill().batches())
                .hasSize(2);
        assertThatThrownBy(() ->
                        target.loader(options, dyingAt("stage: after commit")).run())
                .hasMessageContaining("dies");
        assertThat(keys()).isEqualTo(2 * TABLES + 1 - 200);

        target.load(options.withStart(StartMode.RESUME));

        assertThat(keys()).isEqualTo(2 * TABLES + 1);
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(target.texts("SELECT state FROM ballast_journal.loads ORDER BY started_at"))
                .containsExactly("removed", "published");
        assertThat(target.texts("SELECT count(*) FROM c0 JOIN p ON p.id = c0.p"))
                .containsExactly("1");
    }

    @Test
    void comeBackAfterALoadAndARestorationThatBothEndedEarly() throws SQLException {
        assertThatThrownBy(() ->
                        target.loader(options, dyingAt("stage: taken away")).run())
                .hasMessageContaining("dies");
        assertThat(keys()).isZero();
        assertThatThrownBy(() -> SchemaRestorer.run(
                        target.settings(),
                        TargetSchemas.of("public"),
                        Progress.silent(),
                        dyingAt("restore: after commit")))
                .hasMessageContaining("dies");
        assertThat(keys()).isGreaterThan(TABLES);
        assertThat(SchemaSnapshot.of(target.connection())).isNotEqualTo(before);

        SchemaRestorer.run(target.settings(), TargetSchemas.of("public"), Progress.silent());

        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    private int keys() throws SQLException {
        return Integer.parseInt(target.texts("SELECT count(*) FROM pg_constraint WHERE contype IN ('p', 'f')"
                        + " AND connamespace = 'public'::regnamespace")
                .get(0));
    }

    private static FailPoint dyingAt(String place) {
        return reached -> {
            if (reached.equals(place)) {
                throw new IllegalStateException("dies at " + place);
            }
        };
    }
}
