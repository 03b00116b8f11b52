package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog before a table is replaced against the catalog afterwards. */
class ReplacedAttributesIT {
    private static final Column ID = Column.of("id", ColumnType.of(BaseType.BIGINT), false);
    private static final TableSchema ACCOUNTS = new TableSchema(
            "accounts",
            null,
            List.of(
                    ID,
                    Column.of("serial", ColumnType.of(BaseType.INTEGER), true),
                    Column.of("name", ColumnType.of(BaseType.TEXT), false),
                    new Column("note", ColumnType.of(BaseType.TEXT), true, null, null, "The bundle's words")),
            List.of("id"),
            List.of(),
            List.of(new Index(List.of("name"), Index.Method.BTREE, false, null, List.of())),
            List.of(),
            null);
    private static final TableSchema PARTS = new TableSchema(
            "parts",
            null,
            List.of(ID, Column.of("name", ColumnType.of(BaseType.TEXT), true)),
            List.of("id"),
            List.of(),
            List.of(),
            List.of(),
            new Partitioning.ByHash("id", 2));

    @TempDir
    private Path directory;

    private LoadTarget target;
    private String role;
    private LoadOptions replace;

    @BeforeEach
    void load() throws SQLException {
        target = new LoadTarget();
        role = "other_" + target.database().name();
        target.execute("CREATE ROLE " + role);
        target.execute("SET search_path = public");
        new TestBundle(directory)
                .table(ACCOUNTS, "1,1,Ann,\n2,2,Bob,\n")
                .table(PARTS, "1,a\n2,b\n")
                .finish();
        target.load(LoadOptions.of(directory).withJobs(1));
        replace = LoadOptions.of(directory).withJobs(1).withMode(LoadMode.REPLACE);
    }

    @AfterEach
    void close() throws SQLException {
        target.execute("DROP OWNED BY " + role + " CASCADE");
        target.execute("DROP ROLE " + role);
        target.close();
    }

    @Test
    void keepsEveryAttributeThatItCan() throws SQLException {
        for (String sql : List.of(
                "ALTER TABLE accounts ALTER id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers START 7 INCREMENT 3 CACHE 5)",
                "COMMENT ON SEQUENCE numbers IS 'counts'",
                "GRANT USAGE ON SEQUENCE numbers TO $role",
                "SELECT setval('numbers', 100)",
                "CREATE SEQUENCE own_seq OWNED BY accounts.serial",
                "ALTER TABLE accounts ALTER serial SET DEFAULT nextval('own_seq')",
                "SELECT setval('own_seq', 50)",
                "CREATE TABLE others (x int DEFAULT nextval('own_seq'))",
                "ALTER TABLE accounts ALTER name SET DEFAULT upper('nobody')",
                "ALTER TABLE accounts ALTER name SET STORAGE EXTERNAL",
                "ALTER TABLE accounts ALTER name SET COMPRESSION pglz",
                "ALTER TABLE accounts ALTER name SET STATISTICS 77",
                "ALTER TABLE accounts ALTER name SET (n_distinct = 5)",
                "ALTER TABLE accounts SET (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false)",
                "ALTER TABLE accounts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "ALTER TABLE accounts REPLICA IDENTITY USING INDEX accounts_pkey",
                "ALTER TABLE accounts CLUSTER ON accounts_name_idx",
                "ALTER INDEX accounts_name_idx SET (fillfactor = 60)",
                "COMMENT ON TABLE accounts IS 'O''Neil''s \\words'",
                "COMMENT ON COLUMN accounts.name IS 'a name'",
                "COMMENT ON INDEX accounts_name_idx IS 'an index'",
                "COMMENT ON CONSTRAINT accounts_pkey ON accounts IS 'a key'",
                "GRANT SELECT ON accounts TO $role WITH GRANT OPTION",
                "GRANT UPDATE (name, note) ON accounts TO PUBLIC",
                "REVOKE TRUNCATE ON accounts FROM CURRENT_USER",
                "GRANT CREATE ON SCHEMA public TO $role",
                "ALTER TABLE parts OWNER TO $role",
                "ALTER TABLE parts_p1 ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE parts_p1 REPLICA IDENTITY FULL",
                "ALTER TABLE parts_p1 SET (fillfactor = 50)",
                "GRANT INSERT ON parts_p0 TO $role",
                "COMMENT ON TABLE parts_p0 IS 'the first part'",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO $role",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT DELETE ON TABLES TO PUBLIC")) {
            target.execute(sql.replace("$role", role));
        }
        Map<String, List<String>> before = catalog();
        assertThat(before).allSatisfy((what, rows) -> assertThat(rows).as(what).isNotEmpty());

        target.load(replace);

        assertThat(catalog()).isEqualTo(before);
        assertThat(target.texts("SELECT col_description('accounts'::regclass, 4)"))
                .containsExactly("The bundle's words");
        assertThat(target.texts("INSERT INTO accounts (name) VALUES ('next') RETURNING id || ' ' || serial"))
                .containsExactly("103 51");
    }

    @Test
    void takesTheSettingsOfTheSourceWhereItHasSome(@TempDir Path other) throws SQLException {
        for (String sql : List.of(
                "ALTER TABLE accounts SET (fillfactor = 60, parallel_workers = 3)",
                "ALTER TABLE accounts REPLICA IDENTITY USING INDEX accounts_pkey",
                "ALTER TABLE accounts CLUSTER ON accounts_name_idx",
                "CREATE STATISTICS together ON serial, name FROM accounts",
                "ALTER TABLE accounts ALTER id SET STATISTICS 5, ALTER name SET STATISTICS 77")) {
            target.execute(sql);
        }
        ColumnTraits few = new ColumnTraits(null, null, null, null, 10);
        List<Column> columns = new ArrayList<>(ACCOUNTS.columns());
        columns.set(0, new Column("id", ColumnType.of(BaseType.BIGINT), false, null, null, null, few));
        TableSettings settings = new TableSettings(
                Map.of("autovacuum_enabled", "off"),
                new ReplicaIdentity(ReplicaIdentity.Kind.FULL, null),
                "accounts_pkey",
                List.of(new ExtendedStatistics(ObjectLabel.named("together"), List.of("id", "name"), List.of(), null)));
        TableSchema accounts = ACCOUNTS.withColumns(columns)
                .withTraits(new TableTraits(null, null, false, List.of(), settings, Inheritance.NONE));
        new TestBundle(other).table(accounts, "1,1,Ann,\n").finish();

        target.load(LoadOptions.of(other).withJobs(1).withMode(LoadMode.REPLACE));

        assertThat(
                        target.texts(
                                "SELECT concat_ws(' ', reloptions, relreplident, (SELECT indexrelid::regclass FROM pg_index"
                                        + " WHERE indrelid = c.oid AND indisclustered)) FROM pg_class c WHERE oid = 'accounts'::regclass"))
                .containsExactly("{autovacuum_enabled=off} f accounts_pkey");
        assertThat(target.texts("SELECT attname || ' ' || attstattarget FROM pg_attribute"
                        + " WHERE attrelid = 'accounts'::regclass AND attstattarget >= 0 ORDER BY attnum"))
                .containsExactly("id 10", "name 77");
        assertThat(target.texts("SELECT stxnamespace::regnamespace || ' ' || stxkeys::text FROM pg_statistic_ext"))
                .containsExactly("public 1 3");
    }

    /** What replacing may not change, by the catalog's own columns. */
    private Map<String, List<String>> catalog() throws SQLException {
        String ours =
                " WHERE c.relname LIKE ANY ('{accounts,parts%,numbers,own_seq}') AND c.relkind IN ('r', 'p', 'S') ORDER BY 1";
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "tables",
                "SELECT concat_ws('|', relname, relkind, pg_get_userbyid(relowner), relrowsecurity, relforcerowsecurity,"
                        + " reloptions, relreplident, relpersistence, reltablespace, relam, reloftype,"
                        + " (SELECT reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid),"
                        + " obj_description(c.oid, 'pg_class')) FROM pg_class c" + ours);
        queries.put(
                "privileges",
                "SELECT relname || ' ' || coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\","
                        + " relowner))::text FROM pg_class c" + ours);
        queries.put(
                "columns",
                "SELECT concat_ws('|', c.relname, attname, attstorage, attcompression, attstattarget, attoptions, attidentity,"
                        + " attacl, (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = c.oid AND adnum = attnum),"
                        + " col_description(c.oid, attnum)) FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0"
                        + ours);
        queries.put(
                "indexes",
                "SELECT concat_ws('|', x.relname, pg_get_indexdef(x.oid), indisclustered, indisreplident, x.reloptions,"
                        + " obj_description(x.oid, 'pg_class')) FROM pg_class c JOIN pg_index ON indrelid = c.oid"
                        + " JOIN pg_class x ON x.oid = indexrelid" + ours);
        queries.put(
                "constraints",
                "SELECT concat_ws('|', c.relname, conname, pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))"
                        + " FROM pg_class c JOIN pg_constraint k ON conrelid = c.oid" + ours);
        queries.put(
                "sequences",
                "SELECT s::text || ' ' || pg_get_serial_sequence('accounts', 'id') || pg_get_serial_sequence('accounts', 'serial')"
                        + " FROM pg_sequences s ORDER BY 1");
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            found.put(query.getKey(), target.texts(query.getValue()));
        }
        return found;
    }

    @Test
    void refusesEveryAttributeThatItCannotKeep() throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (List<String> one : List.of(
                loss("CREATE INDEX extra ON accounts (note)", "DROP INDEX extra", "index extra"),
                loss(
                        "ALTER TABLE accounts ADD CONSTRAINT odd CHECK (id <> 7)",
                        "ALTER TABLE accounts DROP CONSTRAINT odd",
                        "constraint odd on table accounts"),
                loss(
                        "CREATE STATISTICS stats ON id, name FROM accounts",
                        "DROP STATISTICS stats",
                        "statistics object stats"),
                loss(
                        "CREATE POLICY mine ON accounts USING (true)",
                        "DROP POLICY mine ON accounts",
                        "policy mine on table accounts"),
                loss(
                        "CREATE RULE noise AS ON DELETE TO accounts DO ALSO NOTIFY noise",
                        "DROP RULE noise ON accounts",
                        "rule noise on table accounts"),
                loss(
                        "CREATE TRIGGER same BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                        "DROP TRIGGER same ON accounts",
                        "trigger same on table accounts"),
                loss("CREATE PUBLICATION news FOR TABLE accounts", "DROP PUBLICATION news", "publication news"),
                loss("CREATE TABLE heir () INHERITS (accounts)", "DROP TABLE heir", "table heir"),
                loss(
                        "CREATE TABLE forebear (id bigint); ALTER TABLE accounts INHERIT forebear",
                        "ALTER TABLE accounts NO INHERIT forebear; DROP TABLE forebear",
                        "its place as a partition or child of forebear"),
                loss("ALTER TABLE accounts SET UNLOGGED", "ALTER TABLE accounts SET LOGGED", "being UNLOGGED"),
                loss(
                        "CREATE TYPE shape AS (id bigint, serial int, name text, note text); ALTER TABLE accounts OF shape",
                        "ALTER TABLE accounts NOT OF; DROP TYPE shape",
                        "being of type shape"),
                loss(
                        "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler; ALTER TABLE accounts SET ACCESS METHOD heap2",
                        "ALTER TABLE accounts SET ACCESS METHOD heap; DROP ACCESS METHOD heap2",
                        "access method heap2"),
                loss(
                        "INSERT INTO pg_seclabel VALUES ('accounts'::regclass, 'pg_class'::regclass, 0, 'guard', 'secret')",
                        "DELETE FROM pg_seclabel",
                        "a security label of provider guard"),
                loss(
                        "ALTER EXTENSION plpgsql ADD TABLE accounts",
                        "ALTER EXTENSION plpgsql DROP TABLE accounts",
                        "its place in extension plpgsql"),
                loss(
                        "ALTER TABLE accounts ADD more int; GRANT SELECT (more) ON accounts TO PUBLIC",
                        "ALTER TABLE accounts DROP more",
                        "privileges on column more"),
                loss(
                        "ALTER TABLE accounts ALTER note TYPE text COLLATE \"C\"",
                        "ALTER TABLE accounts ALTER note TYPE text COLLATE \"default\"",
                        "the collation of column note"),
                loss(
                        "ALTER TABLE accounts DROP note, ADD note text GENERATED ALWAYS AS ('x') STORED",
                        "ALTER TABLE accounts ALTER note DROP EXPRESSION",
                        "the expression of column note"),
                loss(
                        "ALTER TABLE accounts ALTER id ADD GENERATED ALWAYS AS IDENTITY; CREATE TABLE user_of (x int DEFAULT nextval('accounts_id_seq'))",
                        "DROP TABLE user_of; ALTER TABLE accounts ALTER id DROP IDENTITY",
                        "default value for column x of table user_of, which uses sequence accounts_id_seq"),
                loss(
                        "ALTER TABLE accounts ADD c serial; CREATE TABLE user_of (x int DEFAULT nextval('accounts_c_seq'))",
                        "DROP TABLE user_of; ALTER TABLE accounts DROP c",
                        "default value for column x of table user_of, which uses sequence accounts_c_seq"),
                loss(
                        "GRANT SELECT ON accounts TO $role WITH GRANT OPTION; SET ROLE $role; GRANT SELECT ON accounts TO PUBLIC; RESET ROLE",
                        "REVOKE SELECT ON accounts FROM $role CASCADE",
                        "the privilege SELECT that role $role has granted to PUBLIC"))) {
            target.execute(one.get(0).replace("$role", role));
            try {
                target.load(replace);
                wrong.add("replaced in spite of: " + one);
            } catch (BallastException e) {
                String expected = "Replacing table \"accounts\" in schema \"public\" would lose "
                        + one.get(2).replace("$role", role)
                        + ". Drop these first and make them again afterwards, or load elsewhere with schema.";
                if (!expected.equals(String.valueOf(e.getMessage()).replace("public.", ""))) {
                    wrong.add(one.get(2) + ": " + e.getMessage());
                }
            }
            target.execute(one.get(1).replace("$role", role));
        }
        assertThat(wrong).isEmpty();
        target.load(replace);
    }

    private static List<String> loss(String make, String undo, String name) {
        return Arrays.asList(make, undo, name);
    }

    @Test
    void namesWhatHangsFromPartitions() throws SQLException {
        target.execute("CREATE VIEW half AS SELECT * FROM parts_p1; CREATE INDEX of_part ON parts_p0 (name)");
        target.execute("ALTER TABLE accounts ADD COLUMN more int; CREATE INDEX of_accounts ON accounts (more)");

        assertThatThrownBy(() -> target.load(replace))
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessage("Replacing table \"accounts\" in schema \"public\" would lose index public.of_accounts."
                        + " Replacing table \"parts\" in schema \"public\" would lose view public.half, index public.of_part."
                        + " Drop these first and make them again afterwards, or load elsewhere with schema.");
    }

    @Test
    void namesWhatCameAboutMeanwhile() throws SQLException {
        BundleLoader loader = target.loader(replace, place -> {
            if (place.equals("publish: before")) {
                try {
                    target.execute("CREATE VIEW names AS SELECT name FROM accounts");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertThatThrownBy(loader::run)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessage(
                        "Replacing table \"accounts\" in schema \"public\" would lose view public.names. This came about while"
                                + " the load was running. Nothing was published and all work is kept. Drop these, then"
                                + " resume.");
    }
}
