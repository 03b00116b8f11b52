package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Collation;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collations, operator classes, compressions and types of extensions that a target lacks are found before anything is written. */
class UsedNamesIT {
    @TempDir
    private Path directory;

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
        target.execute("DROP SCHEMA IF EXISTS ext CASCADE; CREATE SCHEMA ext");
    }

    @Test
    void areNamedAllAtOnce() throws SQLException {
        target.execute("CREATE COLLATION ext.mine FROM \"C\"");
        assertThatThrownBy(() -> target.load(bundle(
                        column("a", new ColumnTraits(null, new Collation("public", "mine"), null, null)),
                        column("b", new ColumnTraits(null, new Collation(null, "xx-x-icu"), null, null)),
                        new IndexElement(
                                "a",
                                null,
                                new TypeName(null, "mine"),
                                new TypeName(null, "gin_trgm_ops"),
                                false,
                                null))))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining(
                        "has no collation public.mine, which column \"a\" of table \"t\" has; schema \"ext\" has one.")
                .hasMessageContaining("has no collation pg_catalog.\"xx-x-icu\", which column \"b\" of table \"t\" has")
                .hasMessageContaining(
                        "has no collation mine, which an index of table \"t\" has; schema \"ext\" has one")
                .hasMessageContaining(
                        "has no operator class gin_trgm_ops, which an index of table \"t\" has. Run there first:"
                                + " CREATE EXTENSION pg_trgm SCHEMA \"public\", or take it out of the dataset spec.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast%'"))
                .isEmpty();
    }

    @Test
    void areUsedWhereTheTargetHasThem() throws SQLException {
        target.execute("CREATE COLLATION public.mine FROM \"C\"");
        target.load(bundle(
                column("a", new ColumnTraits(null, new Collation("public", "mine"), null, ColumnCompression.PGLZ)),
                column("b", new ColumnTraits(null, new Collation(null, "POSIX"), null, null)),
                new IndexElement(
                        "a", null, new TypeName(null, "mine"), new TypeName(null, "text_pattern_ops"), false, null)));
        assertThat(target.texts("SELECT count(*) FROM public.t")).containsExactly("1");
    }

    /** A server may have been built with lz4 or not; CHECK and the server itself agree on it. */
    @Test
    void compressionIsRefusedWhereTheServerWasBuiltWithoutIt() throws SQLException {
        boolean has = target.texts(
                        "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
                .equals(List.of("t"));
        LoadOptions options = bundle(
                column("a", new ColumnTraits(null, null, null, ColumnCompression.LZ4)),
                column("b", ColumnTraits.NONE),
                null);
        if (has) {
            target.load(options);
            assertThat(target.texts("SELECT count(*) FROM public.t")).containsExactly("1");
            return;
        }
        assertThatThrownBy(() -> target.loader(options, FailPoint.NONE).plan())
                .hasMessage("Column \"a\" of table \"t\" has compression lz4, which the server was built without."
                        + " Take it out of the dataset spec, or load into a server that has it.");
    }

    @Test
    void extensionsOfTypesAreNamed() {
        Column hstore = Column.of("a", TypeSyntax.parse("hstore", null).orElseThrow(), true);
        Column vector = Column.of("b", TypeSyntax.parse("ext.vector(3)", null).orElseThrow(), true);
        assertThatThrownBy(() -> target.loader(bundle(hstore, vector, null), FailPoint.NONE)
                        .plan())
                .hasMessageContaining(
                        "Schema \"public\" has no type \"hstore\", which columns of the bundle have. Run there"
                                + " first: CREATE EXTENSION hstore SCHEMA \"public\", or load elsewhere with schema.")
                .hasMessageContaining(
                        "Schema \"ext\" has no type \"vector\", which columns of the bundle have. Run there"
                                + " first: CREATE EXTENSION vector SCHEMA \"ext\", or load elsewhere with schema.");
    }

    private static Column column(String name, ColumnTraits traits) {
        return new Column(name, ColumnType.of(BaseType.TEXT), true, null, null, null, traits);
    }

    private LoadOptions bundle(Column a, Column b, @Nullable IndexElement element) {
        List<Index> indexes = element == null
                ? List.of()
                : List.of(new Index(
                        List.of("a"),
                        Index.Method.BTREE,
                        false,
                        null,
                        List.of(),
                        new IndexTraits(ObjectLabel.NONE, List.of(element), null, false, Map.of())));
        TableSchema table = new TableSchema("t", null, List.of(a, b), List.of(), List.of(), indexes, List.of(), null);
        Path place = directory.resolve("bundle" + System.nanoTime());
        new TestBundle(place).table(table, "x,y\n").finish();
        return LoadOptions.of(place).withJobs(1);
    }
}
