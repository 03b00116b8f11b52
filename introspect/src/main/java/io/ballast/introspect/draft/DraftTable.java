package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import io.ballast.common.schema.UniqueKey;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table on its way into the spec. */
final class DraftTable {
    final LiveTable facts;
    final Map<String, DraftColumn> columns = new LinkedHashMap<>();
    /** Columns that the server computes, with no position yet. */
    final Map<String, GeneratedColumn> computed = new LinkedHashMap<>();
    /** Rows of a root table. */
    long rows;
    /** The most rows that the table can have. */
    long most;
    /** Whether its rows are there already, and only referred to. */
    boolean existing;

    /** The foreign key by which the rows belong to their parents; null for a root table. */
    @Nullable
    ForeignKeyFacts parent;

    @Nullable
    Distribution count;

    /** The most rows that a parent can have here, which is more than there by distributions that have no end; 1 for a root table. */
    long mostChildren = 1;

    List<String> primaryKey = List.of();
    final List<UniqueKey> uniqueKeys = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    /** Names of partial unique indexes that no row is to be in. */
    final Set<String> avoided = new HashSet<>();
    /** What checks there say of several columns of a row. */
    final List<RowRules.Rule> rules = new ArrayList<>();
    /** Checks there that say more than can be told of columns one by one. */
    final List<OpenCheck> openChecks = new ArrayList<>();
    /** The checks there that a spec may keep. */
    final List<DraftCheck> checks = new ArrayList<>();
    /** Names of those that values may break. */
    final Set<String> brokenChecks = new HashSet<>();
    /** Names of those that the table does not make: it has them from others, or others that inherit from it cannot have them. */
    final Set<String> leftChecks = new HashSet<>();
    /** Names and comments of checks there that are those of columns here, by column. */
    final Map<String, ObjectLabel> checkLabels = new LinkedHashMap<>();

    /** Names of the exclusion constraints there that rows keep by their ranges. */
    final Set<String> apart = new HashSet<>();

    final List<SqlCheck> sqlChecks = new ArrayList<>();
    final List<Exclusion> exclusions = new ArrayList<>();
    KeyTraits primaryTraits = KeyTraits.NONE;
    TableSettings settings = TableSettings.NONE;
    Inheritance inheritance = Inheritance.NONE;

    final List<ForeignKey> foreignKeys = new ArrayList<>();

    @Nullable
    Partitioning partitioning;

    DraftTable(LiveTable facts) {
        this.facts = facts;
    }

    String name() {
        return facts.name();
    }

    DraftColumn column(String name) {
        DraftColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("table " + name() + " has no column " + name);
        }
        return column;
    }

    /** Notes that rows keep a check by the kinds of their values. */
    void keep(OpenCheck check, Notes notes) {
        openChecks.remove(check);
        checks.replaceAll(there -> there.facts().name().equals(check.name()) ? there.keptByRows() : there);
        if (checks.isEmpty()) {
            notes.ofTable(name(), check.line());
        }
    }

    /** The kind of a column; null while it has none. */
    @Nullable
    ValueKind kind(String name) {
        return column(name).kind;
    }

    /** Columns that are to be unique alone, as the schema has them. */
    Set<String> wantedUnique() {
        Set<String> unique = new HashSet<>();
        if (facts.constraints().primaryKey().size() == 1) {
            unique.addAll(facts.constraints().primaryKey());
        }
        facts.constraints().uniqueKeys().stream().filter(key -> key.size() == 1).forEach(unique::addAll);
        facts.indexes().stream()
                .filter(index -> index.unique() && index.named().size() == 1)
                .forEach(index -> unique.addAll(index.named()));
        return unique;
    }

    /** Columns that are unique alone by the keys and indexes that the spec has. */
    Set<String> unique() {
        Set<String> unique = new HashSet<>();
        if (primaryKey.size() == 1) {
            unique.addAll(primaryKey);
        }
        uniqueKeys.stream().filter(key -> key.columns().size() == 1).forEach(key -> unique.addAll(key.columns()));
        indexes.stream()
                .filter(index -> index.isKey() && index.columns().size() == 1)
                .forEach(index -> unique.addAll(index.columns()));
        return unique;
    }

    /** What matters of the table for the values of its columns. */
    Target.Table target() {
        return new Target.Table(name(), facts.rows().count(), most, columns.keySet());
    }

    TableSpec spec() {
        TableSchema schema = OwnLabels.shorten(schema());
        Set<String> unique = unique();
        List<ColumnSpec> specs = columns.values().stream()
                .map(column -> column.spec(unique.contains(column.name()) || column.isDistinct()))
                .toList();
        return new TableSpec(schema, rowCount(), specs);
    }

    /** With all the names that keys, indexes and constraints have there. */
    TableSchema schema() {
        return new TableSchema(
                name(),
                columns.values().stream().map(DraftColumn::schema).toList(),
                primaryKey,
                uniqueKeys,
                indexes,
                foreignKeys,
                new TableTraits(
                        facts.comment(), partitioning, facts.traits().unlogged(), generated(), settings, inheritance),
                new TableConstraints(primaryTraits, checkLabels, sqlChecks, exclusions));
    }

    /** In their places among all columns. */
    private List<GeneratedColumn> generated() {
        List<String> kept = facts.columns().stream()
                .map(LiveColumn::name)
                .filter(name -> columns.containsKey(name) || computed.containsKey(name))
                .toList();
        return kept.stream()
                .map(computed::get)
                .filter(Objects::nonNull)
                .map(column -> column.at(kept.indexOf(column.name())))
                .toList();
    }

    /** Whether the table has the column here, wherever its values come from. */
    boolean has(String name) {
        return columns.containsKey(name) || computed.containsKey(name);
    }

    /** The type of a column, wherever its values come from. */
    ColumnType typeOf(String name) {
        GeneratedColumn generated = computed.get(name);
        return generated != null ? generated.type() : column(name).type;
    }

    private RowCount rowCount() {
        if (existing) {
            return new RowCount.Existing(rows);
        }
        return parent == null || count == null
                ? new RowCount.Fixed(rows)
                : new RowCount.PerParent(parent.targetTable(), count);
    }
}
