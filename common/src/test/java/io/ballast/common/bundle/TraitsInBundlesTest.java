package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Collation;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnStorage;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Identity;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.SequenceOptions;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What few columns and tables have, in descriptors and scripts. */
class TraitsInBundlesTest {
    private static final ColumnType BIGINT = ColumnType.of(BaseType.BIGINT);
    private static final ColumnType INTEGER = ColumnType.of(BaseType.INTEGER);
    private static final ColumnType TEXT = ColumnType.of(BaseType.TEXT);

    @TempDir
    private Path directory;

    @Test
    void areStatedAsDataAndReadBack() {
        Bundle bundle = bundle();
        String json = text(bundle);

        assertThat(DescriptorFile.parse("d.json", json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(bundle);
        assertThat(json.replaceAll("\\s+", " "))
                .contains(
                        "\"identity\": { \"start\": 5, \"increment\": -2, \"minimum\": -9, \"maximum\": 9, \"cache\": 3,"
                                + " \"cycle\": true, \"generated\": \"always\" }")
                .contains("\"default\": { \"sequence\": { } }")
                .contains("\"default\": { \"function\": \"current_timestamp\", \"precision\": 3, \"cast\": true }")
                .contains(
                        "\"collation\": { \"schema\": \"app\", \"name\": \"Ger\\\"man\" }, \"storage\": \"external\", \"compression\": \"pglz\", \"statistics\": 500, \"options\": { \"n_distinct\": \"-0.5\" }")
                .contains("\"uniqueKeys\": [ { \"storage\": { \"fillfactor\": \"90\" } } ]")
                .contains("\"storage\": { \"fillfactor\": \"70\", \"toast.autovacuum_enabled\": \"off\" },"
                        + " \"replicaIdentity\": { \"index\": \"t_id_key\" }, \"cluster\": \"t_id_key\","
                        + " \"statistics\": [ { \"name\": \"of \\\"both\", \"comment\": \"both\", \"columns\": [ \"n\", \"id\" ],"
                        + " \"kinds\": [ \"mcv\" ], \"target\": 9 } ]")
                .contains("\"unlogged\": true")
                .contains(
                        "\"generated\": [ { \"name\": \"twice\", \"position\": 1, \"type\": \"bigint\", \"nullable\": false,"
                                + " \"sql\": \"id * 2\", \"stored\": true, \"description\": \"a double\" } ]");
    }

    @Test
    void areMadeByTheScripts() {
        assertThat(BundleScripts.schema(bundle())).contains("""
                        CREATE SEQUENCE "t_n_seq" AS integer;
                        CREATE UNLOGGED TABLE "t" (
                          "id" bigint GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY -2 MINVALUE -9 MAXVALUE 9 CACHE 3 CYCLE) NOT NULL,
                          "twice" bigint GENERATED ALWAYS AS (id * 2) STORED NOT NULL,
                          "n" integer DEFAULT nextval('"t_n_seq"'::regclass) NOT NULL,
                          "at" timestamp DEFAULT (CURRENT_TIMESTAMP(3))::timestamp,
                          "name" text COLLATE "app"."Ger""man"
                        ) WITH (fillfactor = '70', toast.autovacuum_enabled = 'off');
                        ALTER SEQUENCE "t_n_seq" OWNED BY "t"."n";
                        ALTER TABLE "t" ALTER COLUMN "name" SET STORAGE EXTERNAL;
                        ALTER TABLE "t" ALTER COLUMN "name" SET COMPRESSION pglz;
                        ALTER TABLE "t" ALTER COLUMN "name" SET STATISTICS 500;
                        ALTER TABLE "t" ALTER COLUMN "name" SET (n_distinct = '-0.5');
                        CREATE STATISTICS "of ""both" (mcv) ON "n", "id" FROM "t";
                        ALTER STATISTICS "of ""both" SET STATISTICS 9;
                        COMMENT ON STATISTICS "of ""both" IS 'both';
                        COMMENT ON COLUMN "t"."twice" IS 'a double';
                        """);
        assertThat(BundleScripts.constraints(bundle())).contains("""
                        ALTER TABLE "t" ADD CONSTRAINT "t_id_key" UNIQUE ("id") WITH (fillfactor = '90');
                        ALTER TABLE "t" REPLICA IDENTITY USING INDEX "t_id_key";
                        ALTER TABLE "t" CLUSTER ON "t_id_key";
                        """);
        assertThat(BundleScripts.load(bundle()))
                .contains("\\copy \"t\" (\"id\", \"n\", \"at\", \"name\") FROM")
                .contains(
                        "DO 'BEGIN PERFORM setval(q.seqrelid, m.value::bigint) FROM (SELECT min(\"id\") AS value FROM \"t\") AS m"
                                + " JOIN pg_sequence AS q ON q.seqrelid = pg_get_serial_sequence(''\"t\"'', ''id'')::regclass"
                                + " WHERE m.value BETWEEN q.seqmin AND q.seqmax; END';")
                .contains("max(\"n\")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "generated": "always" | "generated": "sometimes" | , resources[0].schema.fields[0].ballast.identity.generated: found "sometimes"; expected one of always, by_default.
                    "increment": -2 | "increment": 0 | , resources[0].schema.fields[0].ballast.identity: found an object; expected options of a sequence: a sequence must move, and 0 is no increment.
                    "storage": "external" | "storage": "toast" | , resources[0].schema.fields[3].ballast.storage: found "toast"; expected one of plain, external, extended, main.
                    "precision": 3 | "precision": 7 | , resources[0].schema.fields[2].ballast.default.precision: found 7; expected a whole number from 0 to 6.
                    "function": "current_timestamp" | "function": "now" | , resources[0].schema.fields[2].ballast.default.precision: found 3; expected no precision with now.
                    "name": "twice" | "name": "id" | , resources[0].ballast.generated[0].name: found "id"; expected a name that no other column has.
                    "fillfactor": "90" | "fillfactor": "9" | , resources[0].ballast.uniqueKeys[0].storage.fillfactor: found "9"; expected a whole number from 10 to 100.
                    "fillfactor": "70" | "fillfactor": "7'0" | , resources[0].ballast.storage.fillfactor: found "7'0"; expected a whole number from 10 to 100.
                    "toast.autovacuum_enabled": "off" | "toast.autovacuum_enabled": "of" | , resources[0].ballast.storage.toast.autovacuum_enabled: found "of"; expected true or false.
                    "index": "t_id_key" | "index": "t_pkey" | , resources[0].ballast.replicaIdentity: found another name; expected the name of a unique index over columns that are never null: t_id_key.
                    "cluster": "t_id_key" | "cluster": "x" | , resources[0].ballast.cluster: found another name; expected the name of a btree or gist index over all rows: t_id_key.
                    "mcv" | "mode" | , resources[0].ballast.statistics[0].kinds[0]: found "mode"; expected one of ndistinct, dependencies, mcv.
                    "target": 9 | "target": 10001 | , resources[0].ballast.statistics[0].target: found 10001; expected a whole number from 0 to 10000.
                    "statistics": 500 | "statistics": -1 | , resources[0].schema.fields[3].ballast.statistics: found -1; expected a whole number from 0 to 10000.
                    "n_distinct": "-0.5" | "n_distinct": "-2" | , resources[0].schema.fields[3].ballast.options.n_distinct: found "-2"; expected a number from -1 to 9999999999.
                    "n_distinct": | "fillfactor": | , resources[0].schema.fields[3].ballast.options.fillfactor: found "-0.5"; expected a known option of a column: one of n_distinct, n_distinct_inherited.
                    "position": 1 | "position": 5 | , resources[0].ballast.generated[0].position: found 5; expected a place among 5 columns, behind the one before.
                    """)
    void areRefusedWhereNoDatabaseCouldHoldThem(String from, String to, String message) {
        String json = text(bundle());
        String wrong = json.replace(from, to);
        assertThat(wrong).isNotEqualTo(json);
        assertThatThrownBy(() -> DescriptorFile.parse("d.json", wrong.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BallastException.class)
                .hasMessage("d.json" + message + " The bundle is refused: fetch it again or make it again.");
    }

    private Bundle bundle() {
        Identity identity = new Identity(Identity.Generation.ALWAYS, new SequenceOptions(5L, -2L, -9L, 9L, 3L, true));
        TableSchema table = new TableSchema(
                "t",
                List.of(
                        with("id", BIGINT, false, null, new ColumnTraits(identity, null, null, null)),
                        with(
                                "n",
                                INTEGER,
                                false,
                                new ColumnDefault.NextNumber(SequenceOptions.NONE),
                                ColumnTraits.NONE),
                        with(
                                "at",
                                ColumnType.of(BaseType.TIMESTAMP),
                                true,
                                new ColumnDefault.Call(DefaultFunction.CURRENT_TIMESTAMP, 3, true),
                                ColumnTraits.NONE),
                        with(
                                "name",
                                TEXT,
                                true,
                                null,
                                new ColumnTraits(
                                        null,
                                        new Collation("app", "Ger\"man"),
                                        ColumnStorage.EXTERNAL,
                                        ColumnCompression.PGLZ,
                                        500,
                                        Map.of("n_distinct", "-0.5")))),
                List.of(),
                List.of(new UniqueKey(
                        List.of("id"),
                        new KeyTraits(ObjectLabel.NONE, Deferral.NEVER, false, List.of(), Map.of("fillfactor", "90")))),
                List.of(),
                List.of(),
                new TableTraits(
                        null,
                        null,
                        true,
                        List.of(new GeneratedColumn(
                                1, "twice", BIGINT, false, new SqlExpression("id * 2"), true, "a double")),
                        new TableSettings(
                                new TreeMap<>(Map.of("fillfactor", "70", "toast.autovacuum_enabled", "off")),
                                ReplicaIdentity.by("t_id_key"),
                                "t_id_key",
                                List.of(new ExtendedStatistics(
                                        new ObjectLabel("of \"both", "both"),
                                        List.of("n", "id"),
                                        List.of(ExtendedStatistics.Kind.MCV),
                                        9))),
                        Inheritance.NONE));
        Shard shard =
                SampleBundle.shard(directory, "t", 0, Compression.NONE, false, 0, 1, "1,2,2024-01-01 00:00:00,n\n");
        return SampleBundle.of(Compression.NONE, false, List.of(new BundleTable(table, List.of(shard))));
    }

    private static Column with(
            String name, ColumnType type, boolean nullable, ColumnDefault defaultValue, ColumnTraits traits) {
        return new Column(name, type, nullable, defaultValue, null, null, traits);
    }

    private static String text(Bundle bundle) {
        return new String(DescriptorFile.bytes(bundle), StandardCharsets.UTF_8);
    }
}
