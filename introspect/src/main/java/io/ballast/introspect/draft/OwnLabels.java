package io.ballast.introspect.draft;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.UniqueKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the names of keys, indexes and constraints away that a load would make up anyway. Where several would be named alike without their
 * names, one goes without.
 */
final class OwnLabels {
    private final TableSchema table;
    private final Set<String> given = new HashSet<>();

    private OwnLabels(TableSchema table) {
        this.table = table;
    }

    static TableSchema shorten(TableSchema table) {
        return new OwnLabels(table).shorten();
    }

    private TableSchema shorten() {
        TableConstraints constraints = table.constraints();
        TableSchema primary = with(table.primaryKey(), List.of(), List.of(), List.of(), TableConstraints.NONE);
        return new TableSchema(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys().stream().map(this::unique).toList(),
                table.indexes().stream().map(this::index).toList(),
                table.foreignKeys().stream().map(this::foreignKey).toList(),
                table.traits(),
                new TableConstraints(
                        constraints
                                .primaryKey()
                                .withLabel(label(
                                        constraints.primaryKey().label(),
                                        table.primaryKey().isEmpty() ? "" : ObjectNames.primaryKey(primary))),
                        checks(),
                        constraints.sqlChecks().stream().map(this::check).toList(),
                        constraints.exclusions().stream().map(this::exclusion).toList()));
    }

    private UniqueKey unique(UniqueKey key) {
        UniqueKey bare = new UniqueKey(key.columns());
        String made = ObjectNames.uniqueKey(
                with(List.of(), List.of(bare), List.of(), List.of(), TableConstraints.NONE), bare);
        return new UniqueKey(
                key.columns(), key.traits().withLabel(label(key.traits().label(), made)));
    }

    private Index index(Index index) {
        Index bare = named(index, ObjectLabel.NONE);
        String made =
                ObjectNames.index(with(List.of(), List.of(), List.of(bare), List.of(), TableConstraints.NONE), bare);
        return named(index, label(index.traits().label(), made));
    }

    private static Index named(Index index, ObjectLabel label) {
        return new Index(
                index.columns(),
                index.method(),
                index.unique(),
                index.where(),
                index.include(),
                index.traits().withLabel(label));
    }

    private ForeignKey foreignKey(ForeignKey key) {
        ForeignKey bare = named(key, ObjectLabel.NONE);
        String made = ObjectNames.foreignKey(
                with(List.of(), List.of(), List.of(), List.of(bare), TableConstraints.NONE), bare);
        return named(key, label(key.traits().label(), made));
    }

    private static ForeignKey named(ForeignKey key, ObjectLabel label) {
        return new ForeignKey(
                key.columns(),
                key.targetTable(),
                key.targetColumns(),
                key.onDelete(),
                key.traits().withLabel(label));
    }

    private Map<String, ObjectLabel> checks() {
        TableSchema bare = with(List.of(), List.of(), List.of(), List.of(), TableConstraints.NONE);
        Map<String, ObjectLabel> labels = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            ObjectLabel label = label(table.constraints().check(column.name()), ObjectNames.check(bare, column));
            if (!label.isEmpty()) {
                labels.put(column.name(), label);
            }
        }
        return labels;
    }

    private SqlCheck check(SqlCheck check) {
        SqlCheck bare = check.withLabel(ObjectLabel.NONE);
        TableConstraints alone = new TableConstraints(KeyTraits.NONE, Map.of(), List.of(bare), List.of());
        String made = ObjectNames.check(with(List.of(), List.of(), List.of(), List.of(), alone), bare);
        return check.withLabel(label(check.label(), made));
    }

    private Exclusion exclusion(Exclusion exclusion) {
        Exclusion bare = exclusion.withLabel(ObjectLabel.NONE);
        TableConstraints alone = new TableConstraints(KeyTraits.NONE, Map.of(), List.of(), List.of(bare));
        String made = ObjectNames.exclusion(with(List.of(), List.of(), List.of(), List.of(), alone), bare);
        return exclusion.withLabel(label(exclusion.label(), made));
    }

    /** Without its name, if that is the one that is made up, and no other has gone without it. */
    private ObjectLabel label(ObjectLabel label, String made) {
        boolean needless = made.equals(label.name()) && given.add(made);
        return needless ? new ObjectLabel(null, label.comment()) : label;
    }

    private TableSchema with(
            List<String> primaryKey,
            List<UniqueKey> uniqueKeys,
            List<Index> indexes,
            List<ForeignKey> foreignKeys,
            TableConstraints constraints) {
        return new TableSchema(
                table.name(),
                table.columns(),
                primaryKey,
                uniqueKeys,
                indexes,
                foreignKeys,
                TableTraits.NONE,
                constraints);
    }
}
