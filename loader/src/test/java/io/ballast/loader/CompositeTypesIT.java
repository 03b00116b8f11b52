package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.verify.TargetVerifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Composite types, made by the load or there before. */
class CompositeTypesIT {
    private static final String PLACE = "CREATE TYPE place AS (x real, y ext.num);";
    private static final String MOOD = "CREATE TYPE mood AS ENUM ('sad');";
    private static final String ADDRESS =
            "CREATE TYPE \"Address\" AS (\"a street\" varchar(9), moods mood[], place place, at timestamp(3));";

    private static final String ROWS = """
            "(""a b"",{sad},""(1,2)"",)",{}
            ,"{""(,,,\\""2020-01-01 00:00:00\\"")""}"
            """;

    @TempDir
    private static Path directory;

    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
        new TestBundle(directory.resolve("bundle")).table(table(null), ROWS).finish();
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.clear();
        target.execute("DROP SCHEMA IF EXISTS ext CASCADE; CREATE SCHEMA ext; CREATE DOMAIN ext.num AS numeric(9,2)");
    }

    @Test
    void areMadeWithWhatTheyArePutTogetherFrom() throws SQLException {
        LoadPlan plan = target.loader(options(), FailPoint.NONE).plan();
        assertThat(plan.work().tables())
                .extracting(table -> table.wire().label() + ": " + table.wireReason())
                .containsExactly("csv: no binary form for column \"a\" (\"Address\"), column \"as\" (\"Address\"[])");
        assertThat(plan.findings())
                .contains(
                        "not compared, as only the server knows these values: t.a (\"Address\"), t.as (\"Address\"[]).");

        target.load(options());

        assertThat(
                        target.texts(
                                "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
                                        + " WHERE attrelid IN ('public.\"Address\"'::regclass, 'public.place'::regclass) ORDER BY attrelid::regclass::text, attnum"))
                .containsExactly(
                        "a street character varying(9)",
                        "moods mood[]",
                        "place place",
                        "at timestamp(3) without time zone",
                        "x real",
                        "y ext.num");
        assertHasRows();
    }

    private static void assertHasRows() throws SQLException {
        assertThat(target.texts("SELECT coalesce(a::text, '-') || ' ' || \"as\"::text FROM public.t"))
                .containsExactlyInAnyOrder(
                        "(\"a b\",{sad},\"(1,2.00)\",) {}", "- {\"(,,,\\\"2020-01-01 00:00:00\\\")\"}");
    }

    @Test
    void travelInBinaryWhereAllFieldsHaveABinaryForm(@TempDir Path bundle) throws SQLException {
        target.execute(MOOD + PLACE + ADDRESS
                + " ALTER TYPE \"Address\" ADD ATTRIBUTE gone box; ALTER TYPE \"Address\" DROP ATTRIBUTE gone");
        new TestBundle(bundle)
                .table(table(ColumnType.parse("numeric(9,2)").orElseThrow()), ROWS)
                .finish();
        LoadOptions options = LoadOptions.of(bundle).withVerify(VerifyLevel.FULL);

        LoadPlan plan = target.loader(options, FailPoint.NONE).plan();
        assertThat(plan.work().tables())
                .extracting(table -> table.wire().label() + ": " + table.wireReason())
                .containsExactly("binary: the server need not parse text");
        assertThat(plan.findings()).noneMatch(finding -> finding.startsWith("not compared"));
        target.load(options);

        assertHasRows();
        target.execute("UPDATE public.t SET a.place.x = 3 WHERE a IS DISTINCT FROM NULL");
        assertThatThrownBy(() -> new TargetVerifier(
                                target.settings(), ShardSource.of(bundle), "public", 1, Progress.silent())
                        .run())
                .hasMessageContaining("table \"t\" has as many rows as the bundle, but other values");
    }

    @Test
    void saysWhichFieldIsRefused(@TempDir Path bundle) throws SQLException {
        new TestBundle(bundle)
                .table(table(ColumnType.parse("numeric(9,2)").orElseThrow()), """
                        "(""a b"",{sad},""(1,x)"",)",{}
                        """)
                .finish();
        assertThatThrownBy(() -> target.load(LoadOptions.of(bundle)))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("row 1, column \"a\": field \"place\" is field \"y\" is not a number");
    }

    @Test
    void areUsedWhereTheyAreTheSame() throws SQLException {
        target.execute(MOOD + PLACE + ADDRESS);
        target.load(options());
        target.load(options().withMode(LoadMode.REPLACE));
        target.load(options().withMode(LoadMode.APPEND));
        assertThat(target.texts("SELECT count(*) FROM public.t")).containsExactly("4");
        assertThat(target.texts("SELECT count(*) FROM pg_type WHERE typname = 'place'"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CREATE TYPE place AS (x real, y ext.num, z text) | Type "place" in schema "public" is a composite type of x real, y ext.num, z text; the bundle's is a composite type of x real, y "ext"."num". Alter or rename that, or load elsewhere with schema.
                    CREATE TYPE place AS (x double precision, y ext.num) | Type "place" in schema "public" is a composite type of x double precision, y ext.num; the bundle's is a composite type of x real, y "ext"."num". Alter or rename that, or load elsewhere with schema.
                    CREATE TYPE place AS ENUM ('a') | Type "place" in schema "public" is an enum of a; the bundle's is a composite type of x real, y "ext"."num". Alter or rename that, or load elsewhere with schema.
                    CREATE TABLE place (x real, y ext.num) | Type "place" in schema "public" is no enum, no domain and no composite type; the bundle's is a composite type of x real, y "ext"."num". Alter or rename that, or load elsewhere with schema.
                    DROP DOMAIN ext.num | Schema "ext" has no type "num", which columns of the bundle have. Make it, or the extension that brings it, there first, or load elsewhere with schema.
                    """)
    void areRefusedWhereTheTargetHasOthers(String sql, String message) throws SQLException {
        target.execute(sql);
        assertThatThrownBy(() -> target.load(options()))
                .isInstanceOf(BallastException.class)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    /** @param values what the domain is over; null where only the server knows */
    private static TableSchema table(@Nullable ColumnType values) {
        ColumnType mood = ColumnType.of(new UserType.EnumType(new TypeName(null, "mood"), List.of("sad")));
        ColumnType place = composite(
                "place",
                new CompositeType.Field("x", ColumnType.of(BaseType.REAL)),
                new CompositeType.Field("y", TypeSyntax.parse("ext.num", values).orElseThrow()));
        ColumnType address = composite(
                "Address",
                new CompositeType.Field(
                        "a street", ColumnType.parse("varchar(9)").orElseThrow()),
                new CompositeType.Field("moods", mood.asArray()),
                new CompositeType.Field("place", place),
                new CompositeType.Field("at", ColumnType.parse("timestamp(3)").orElseThrow()));
        return new TableSchema(
                "t",
                null,
                List.of(Column.of("a", address, true), Column.of("as", address.asArray(), false)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static ColumnType composite(String name, CompositeType.Field... fields) {
        return ColumnType.of(new CompositeType(new TypeName(null, name), List.of(fields)));
    }

    private static LoadOptions options() {
        return LoadOptions.of(directory.resolve("bundle")).withJobs(1).withVerify(VerifyLevel.FULL);
    }
}
