package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose types have names of their own, made by the load or there before. */
class OwnTypesIT {
    private static final UserType MOOD =
            new UserType.EnumType(new TypeName(null, "mood"), List.of("sad", "it's ok", "happy"));
    private static final UserType YEAR = new UserType.DomainType(
            new TypeName(null, "Year"),
            ColumnType.of(BaseType.INTEGER),
            false,
            new Check("1901", "2155", null, null, List.of()));
    /** Types that a database made by somebody else has. */
    private static final String THERE =
            "CREATE SCHEMA ext; CREATE DOMAIN ext.\"Name\" AS text; CREATE TYPE ext.pair AS (a int, b text);";

    @TempDir
    private static Path directory;

    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
        String rows = """
                sad,1999,Ada,"(1,x)","{happy,sad}",2020-01-01 00:00:00.1235
                "it's ok",2000,Bo,"(2,""a,b"")",{},infinity
                ,2001,,,,
                """;
        new TestBundle(directory.resolve("bundle")).table(table("t"), rows).finish();
        TableSchema binary = new TableSchema(
                "u", null, table("t").columns().subList(0, 3), List.of("Year"), List.of(), List.of(), List.of(), null);
        new TestBundle(directory.resolve("binary"))
                .table(binary, "sad,1999,Ada\n", ",2000,\n")
                .finish();
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.clear();
        for (String staging : target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'")) {
            target.execute("DROP SCHEMA " + staging + " CASCADE");
        }
        target.execute("DROP SCHEMA IF EXISTS ext CASCADE; " + THERE);
    }

    @Test
    void makesEnumsAndDomainsAndUsesWhatIsThere() throws SQLException {
        RunReport report = target.load(options("bundle"));

        assertThat(columnTypes("t"))
                .containsExactly(
                        "m mood",
                        "Year \"Year\"",
                        "n ext.\"Name\"",
                        "p ext.pair",
                        "ms mood[]",
                        "at timestamp(3) without time zone");
        assertThat(target.texts(
                        "SELECT m || ' ' || \"Year\" || ' ' || n || ' ' || p || ' ' || ms::text || ' ' || at FROM t"))
                .containsExactly(
                        "sad 1999 Ada (1,x) {happy,sad} 2020-01-01 00:00:00.124",
                        "it's ok 2000 Bo (2,\"a,b\") {} infinity",
                        null);
        assertThat(target.texts("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder"))
                .containsExactly("sad", "it's ok", "happy");
        assertThat(
                        target.texts(
                                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contypid = '\"Year\"'::regtype AND contype = 'c'"))
                .containsExactly("CHECK (((VALUE >= 1901) AND (VALUE <= 2155)))");
        assertThat(report.texts()).containsEntry("rows", "3");
    }

    @Test
    void sendsWhatHasABinaryFormInBinary() throws SQLException {
        LoadOptions options = options("binary");
        assertThat(target.loader(options, FailPoint.NONE).plan().work().tables())
                .extracting(table -> table.wire().label() + ": " + table.wireReason())
                .containsExactly("binary: the server need not parse text");
        target.load(options);
        assertThat(target.texts("SELECT \"Year\"::text || coalesce(m::text, '') || coalesce(n, '') FROM u ORDER BY 1"))
                .containsExactly("1999sadAda", "2000");
    }

    @Test
    void saysWhyATableTravelsAsCsvAndWhatIsNotCompared() throws SQLException {
        LoadPlan plan = target.loader(options("bundle"), FailPoint.NONE).plan();
        assertThat(plan.work().tables())
                .extracting(table -> table.wire().label() + ": " + table.wireReason())
                .containsExactly("csv: no binary form for column \"p\" (\"ext\".\"pair\")");
        assertThat(plan.findings())
                .contains("not compared, as only the server knows these values: t.p (\"ext\".\"pair\").");
    }

    @Test
    void appendsToTablesOfTheSameTypesHoweverTheyWereMade() throws SQLException {
        target.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');"
                        + " CREATE DOMAIN \"Year\" AS integer NOT NULL CHECK (VALUE > 1900);"
                        + " CREATE TABLE t (m mood, \"Year\" \"Year\", n ext.\"Name\", p ext.pair, ms mood[], at timestamp(3))");

        target.load(options("bundle").withMode(LoadMode.APPEND));
        target.execute("ALTER TABLE t ALTER m SET DEFAULT 'sad'");
        target.load(options("bundle").withMode(LoadMode.REPLACE));

        assertThat(target.texts("SELECT column_default FROM information_schema.columns WHERE column_name = 'm'"))
                .containsExactly("'sad'::mood");
        assertThat(target.texts("SELECT count(*) FROM t")).containsExactly("3");
        assertThat(target.texts("SELECT count(*) FROM pg_type WHERE typname IN ('mood', 'Year')"))
                .containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CREATE TYPE mood AS ENUM ('sad', 'happy') | Type "mood" in schema "public" is an enum of sad, happy; the bundle's is an enum of sad, it's ok, happy. Alter or rename that, or load elsewhere with schema.
                    CREATE DOMAIN "Year" AS bigint | Type "Year" in schema "public" is a domain over bigint; the bundle's is a domain over integer without nulls. Alter or rename that, or load elsewhere with schema.
                    CREATE TABLE mood (a int) | Type "mood" in schema "public" is no enum, no domain and no composite type; the bundle's is an enum of sad, it's ok, happy. Alter or rename that, or load elsewhere with schema.
                    DROP TYPE ext.pair | Schema "ext" has no type "pair", which columns of the bundle have. Make it, or the extension that brings it, there first, or load elsewhere with schema.
                    DROP DOMAIN ext."Name"; CREATE DOMAIN public."Name" AS text | Schema "ext" has no type "Name", which columns of the bundle have; schema "public" has one. Name the type with its schema in the dataset spec.
                    DROP DOMAIN ext."Name"; CREATE DOMAIN ext."Name" AS integer | Type ext."Name" is a domain over integer, and the bundle has values of text for it. Say in the dataset spec what the values are ("as"), or leave that to the server.
                    """)
    void refusesATargetWithOtherTypes(String sql, String message) throws SQLException {
        target.execute(sql);
        assertThatThrownBy(() -> target.load(options("bundle")))
                .isInstanceOf(BallastException.class)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast_staging%'"))
                .isEmpty();
    }

    @Test
    void appendsNothingToColumnsOfOtherTypes() throws SQLException {
        target.execute("CREATE TABLE t (m text, \"Year\" integer, n text, p ext.pair, ms mood_[], at timestamp)"
                .replace("mood_[]", "text[]"));
        assertThatThrownBy(() -> target.load(options("bundle").withMode(LoadMode.APPEND)))
                .hasMessageContaining("its column \"m\" is text, the bundle's is \"mood\"")
                .hasMessageContaining("its column \"Year\" is integer, the bundle's is \"Year\"")
                .hasMessageContaining("its column \"n\" is text, the bundle's is ext.\"Name\"")
                .hasMessageContaining("its column \"ms\" is text[], the bundle's is \"mood\"[]")
                .hasMessageContaining("its column \"at\" is timestamp without time zone, the bundle's is timestamp(3)");
    }

    @Test
    void resumesWithTheTypesThatItHasMade() throws SQLException {
        stopBeforePublishing();
        target.load(options("bundle").withStart(StartMode.RESUME));
        assertThat(columnTypes("t")).contains("m mood", "ms mood[]");
        assertThat(target.texts("SELECT count(*) FROM t")).containsExactly("3");
    }

    @Test
    void resumesNothingWhenSomebodyElseHasMadeThem() throws SQLException {
        stopBeforePublishing();
        target.execute("CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy')");
        assertThatThrownBy(() -> target.load(options("bundle").withStart(StartMode.RESUME)))
                .hasMessageMatching("Type \"mood\" in schema \"public\" was made since load [0-9a-f-]+ began[.] .*")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        target.load(options("bundle").withStart(StartMode.RESTART));
        assertThat(columnTypes("t")).contains("m mood");
    }

    @Test
    void findsATypeWithoutASchemaWhereOneSchemaAloneHasIt() throws SQLException {
        TableSchema pairs = new TableSchema(
                "pairs",
                null,
                List.of(Column.of("p", TypeSyntax.parse("pair", null).orElseThrow(), true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        new TestBundle(directory.resolve("pairs")).table(pairs, "\"(1,x)\"\n").finish();

        target.load(options("pairs"));
        assertThat(columnTypes("pairs")).containsExactly("p ext.pair");

        target.clear();
        target.execute("CREATE SCHEMA more; CREATE TYPE more.pair AS (a int)");
        assertThatThrownBy(() -> target.load(options("pairs")))
                .hasMessage("Schema \"public\" has no type \"pair\", which columns of the bundle have; schema \"ext\","
                        + " \"more\" has one. Name the type with its schema in the dataset spec.");
        target.execute("DROP SCHEMA more CASCADE");
    }

    private static void stopBeforePublishing() {
        FailPoint stop = place -> {
            if (place.equals("publish: before")) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThatThrownBy(() -> target.loader(options("bundle"), stop).run()).hasMessageContaining("stopped");
    }

    @Test
    void leavesWhatADomainChecksToTheServer() throws SQLException {
        target.execute("CREATE DOMAIN \"Year\" AS integer NOT NULL CHECK (VALUE > 1999)");
        assertThatThrownBy(() -> target.load(options("binary")))
                .hasMessageContaining("value for domain public.\"Year\" violates check constraint \"Year_check\"");
    }

    private static TableSchema table(String name) {
        ColumnType mood = ColumnType.of(MOOD);
        return new TableSchema(
                name,
                null,
                List.of(
                        Column.of("m", mood, true),
                        Column.of("Year", ColumnType.of(YEAR), false),
                        Column.of("n", there("ext.\"Name\"", ColumnType.of(BaseType.TEXT)), true),
                        Column.of("p", TypeSyntax.parse("ext.pair", null).orElseThrow(), true),
                        Column.of("ms", mood.asArray(), true),
                        Column.of("at", ColumnType.parse("timestamp(3)").orElseThrow(), true)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static ColumnType there(String name, ColumnType as) {
        return TypeSyntax.parse(name, as).orElseThrow();
    }

    private static LoadOptions options(String bundle) {
        return LoadOptions.of(directory.resolve(bundle)).withJobs(1).withVerify(VerifyLevel.FULL);
    }

    private static List<String> columnTypes(String table) throws SQLException {
        target.execute("SET search_path = public");
        return target.texts(
                "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 ORDER BY attnum");
    }
}
