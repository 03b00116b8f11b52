package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.WireChoice;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that a type's own function judges, as CSV: whatever the server calls its fault, the row is told, and that it is bad input. */
class RefusedTextIT {
    @TempDir
    private static Path directory;

    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    tsquery  | a &      | no operand in tsquery: "a &"
                    tsvector | a:x      | syntax error in tsvector: "a:x"
                    jsonpath | $.       | syntax error at end of jsonpath input
                    regclass | nowhere  | relation "nowhere" does not exist
                    regtype  | a.b.c.d  | improper qualified name (too many dotted names): a.b.c.d
                    regproc  | f(       | function "f(" does not exist
                    """)
    void isBadInputWithItsPlace(String type, String text, String words) {
        String bundle = type;
        TableSchema table = table(TypeSyntax.parse("pg_catalog." + type, null).orElseThrow());
        new TestBundle(directory.resolve(bundle))
                .table(table, "1,\n2,\"" + text + "\"\n")
                .finish();

        assertThatThrownBy(() -> target.load(options(bundle).withWire(WireChoice.CSV)))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "data/t/t-00000.csv, row 2, column \"v\": " + words
                                + ". The shard was rolled back and nothing was published. Make the bundle again, then start over.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    /** A function of the target is not the row's fault. */
    @ParameterizedTest
    @CsvSource({"LANGUAGE sql, nowhere", "LANGUAGE plpgsql, nowhere"})
    void leavesWhatADomainsOwnFunctionFailsWithToTheTarget(String language, String relation) throws SQLException {
        String body = language.equals("LANGUAGE sql")
                ? "SELECT EXISTS (SELECT FROM " + relation + ")"
                : "BEGIN RETURN EXISTS (SELECT FROM " + relation + "); END";
        target.execute(
                "SET check_function_bodies = off; DROP DOMAIN IF EXISTS checked; DROP FUNCTION IF EXISTS f(text);"
                        + " CREATE FUNCTION f(text) RETURNS boolean " + language + " VOLATILE AS $$" + body + "$$;"
                        + " CREATE DOMAIN checked AS text CHECK (f(VALUE))");
        String bundle = "checked-" + language.substring("LANGUAGE ".length());
        TableSchema table = table(TypeSyntax.parse("public.checked", null).orElseThrow());
        new TestBundle(directory.resolve(bundle))
                .table(table, "1," + body.length() + "\n")
                .finish();

        assertThatThrownBy(() -> target.load(options(bundle)))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("relation \"nowhere\" does not exist")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    private static TableSchema table(ColumnType type) {
        return new TableSchema(
                "t",
                null,
                List.of(Column.of("id", ColumnType.of(BaseType.INTEGER), false), Column.of("v", type, true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static LoadOptions options(String bundle) {
        return LoadOptions.of(directory.resolve(bundle)).withJobs(1).withMode(LoadMode.CREATE);
    }
}
