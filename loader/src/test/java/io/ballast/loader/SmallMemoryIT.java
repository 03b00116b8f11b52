package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loaders with 64 MB of memory, and shards that would like to have more. */
class SmallMemoryIT {
    private static final int PATIENCE_SECONDS = 60;

    /** Each shard is half the size of the memory, and longer than a record may be by far. */
    private static final int ROWS = 150_000;

    private static final String PROSE = "a hundred bytes of prose or a little more; ".repeat(2);

    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    /** What follows a quote that is never closed is one value, and each of two connections meets one at once. */
    @Test
    void aMissingQuoteIsRefusedAndExhaustsNothing() throws Exception {
        String rows = "1,plain\n2,\"open\n" + ("3," + PROSE + "\n").repeat(2 * ROWS);
        new TestBundle(directory).table(texts(), rows, rows).finish();

        Process process = LoaderProcess.start(target, directory, "", 0);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.exitCode(ErrorCategory.INPUT_REFUSED));
    }

    @Test
    void aLargeBundleNeedsNoMoreThanASmallOne() throws Exception {
        String rows = ("1," + PROSE + "\n2,\"quoted \"\"twice\"\", " + PROSE + "\"\n").repeat(ROWS);
        new TestBundle(directory).table(texts(), rows, rows, rows, rows).finish();

        Process process = LoaderProcess.start(target, directory, "", 0);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.LOADED);
        assertThat(target.texts("SELECT count(*) FROM public.texts")).containsExactly(String.valueOf(8 * ROWS));
    }

    /** As long as a record may be with so little memory, and two of them at once, in the form that takes most of it. */
    @Test
    void longArraysFit() throws Exception {
        String rows = ("1,\"{" + "abcdefg,".repeat(230_000) + "h}\"\n").repeat(4);
        new TestBundle(directory)
                .table(texts(new ColumnType(BaseType.TEXT, ColumnType.UNSET, ColumnType.UNSET, true)), rows, rows)
                .finish();

        Process process = LoaderProcess.start(target, directory, "", 0);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(LoaderProcess.LOADED);
        assertThat(target.texts("SELECT sum(cardinality(text)) FROM public.texts"))
                .containsExactly(String.valueOf(8 * 230_001));
    }

    private static TableSchema texts() {
        return texts(ColumnType.of(BaseType.TEXT));
    }

    private static TableSchema texts(ColumnType type) {
        return new TableSchema(
                "texts",
                null,
                List.of(Column.of("number", ColumnType.of(BaseType.INTEGER), false), Column.of("text", type, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
