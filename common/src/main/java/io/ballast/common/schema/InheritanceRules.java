package io.ballast.common.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold where a table inherits. */
public final class InheritanceRules {
    private static final String PARENTS = "inherits";
    private static final String COLUMNS = "inherited";

    private final TableSchema table;
    private final Map<String, TableSchema> tables;

    private InheritanceRules(TableSchema table, Map<String, TableSchema> tables) {
        this.table = table;
        this.tables = tables;
    }

    /**
     * Why the table cannot inherit as it says.
     *
     * @param tables all that are there, by their names
     * @return null where it can
     */
    public static @Nullable Fault fault(TableSchema table, Map<String, TableSchema> tables) {
        return new InheritanceRules(table, tables).fault();
    }

    /**
     * What is wrong.
     *
     * @param key what says it, in specs and descriptors
     */
    public record Fault(String key, String found, String expected) {}

    private @Nullable Fault fault() {
        Inheritance inheritance = table.traits().inheritance();
        if (inheritance.isEmpty()) {
            return inheritance.columns().isEmpty()
                    ? null
                    : new Fault(COLUMNS, "columns of parents", "none, as the table inherits from no other");
        }
        if (table.partitioning() != null) {
            return new Fault(PARENTS, "a partitioned table", "a table in one piece: PostgreSQL lets no other inherit");
        }
        Set<String> seen = new HashSet<>();
        for (String name : inheritance.parents()) {
            Fault fault = faultOfParent(name, seen.add(name));
            if (fault != null) {
                return fault;
            }
        }
        return faultOfColumns(inheritance.columns());
    }

    private @Nullable Fault faultOfParent(String name, boolean first) {
        TableSchema parent = tables.get(name);
        if (parent == null) {
            return new Fault(PARENTS, quoted(name), "the name of another table here; a partition is none");
        }
        if (!first) {
            return new Fault(PARENTS, quoted(name) + " twice", "each parent once");
        }
        if (parent.partitioning() != null) {
            return new Fault(
                    PARENTS,
                    quoted(name) + ", a partitioned table",
                    "a table in one piece: those are PostgreSQL's own");
        }
        if (name.equals(table.name()) || Inheritance.above(parent, tables).contains(table.name())) {
            return new Fault(PARENTS, quoted(name) + ", which inherits from this table", "no circle");
        }
        for (Column column : parent.columns()) {
            String reason = reason(parent, column);
            if (reason != null) {
                return new Fault(
                        PARENTS, quoted(name), "a parent whose column " + quoted(column.name()) + " " + reason);
            }
        }
        for (GeneratedColumn column : parent.traits().generated()) {
            if (table.traits().generated().stream().noneMatch(own -> isSame(own, column))) {
                return new Fault(
                        PARENTS,
                        quoted(name),
                        "a parent whose column " + quoted(column.name()) + " this table has too, computed alike");
            }
        }
        return null;
    }

    /** Why the table cannot have the column of a parent; null where it can. */
    private @Nullable String reason(TableSchema parent, Column column) {
        Column own = own(column.name());
        if (own == null) {
            return "this table has too";
        }
        if (!own.type().equals(column.type())
                || !Objects.equals(own.traits().collation(), column.traits().collation())) {
            return "is of the same type and collation here";
        }
        boolean filled = !column.nullable() || parent.primaryKey().contains(column.name());
        return filled && own.nullable() && !table.primaryKey().contains(column.name())
                ? "may be null, as it may be here"
                : null;
    }

    private static boolean isSame(GeneratedColumn own, GeneratedColumn column) {
        return own.name().equals(column.name())
                && own.type().equals(column.type())
                && own.expression().equals(column.expression())
                && own.stored() == column.stored();
    }

    private @Nullable Fault faultOfColumns(List<String> columns) {
        for (String name : columns) {
            if (parentsWith(name) == 0) {
                return new Fault(COLUMNS, quoted(name), "a column of a parent");
            }
            Column own = own(name);
            if (own != null && own.traits().identity() != null) {
                return new Fault(
                        COLUMNS, quoted(name) + ", an identity", "a column without: identities are not inherited");
            }
        }
        for (Column column : table.columns()) {
            boolean stated = column.defaultValue() != null
                    && table.traits().inheritance().declares(column.name());
            if (!columns.isEmpty() && !stated && hasTwoDefaults(column.name())) {
                return new Fault(
                        COLUMNS,
                        "a column " + quoted(column.name()) + " for which parents have different defaults",
                        "one that the table declares itself, with a default");
            }
        }
        return null;
    }

    private long parentsWith(String column) {
        return table.traits().inheritance().parents().stream()
                .map(tables::get)
                .filter(Objects::nonNull)
                .filter(parent ->
                        parent.columns().stream().anyMatch(one -> one.name().equals(column))
                                || parent.traits().generated().stream()
                                        .anyMatch(one -> one.name().equals(column)))
                .count();
    }

    private boolean hasTwoDefaults(String column) {
        List<ColumnDefault> defaults = table.traits().inheritance().parents().stream()
                .map(parent -> defaultOf(parent, column))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        boolean counts = defaults.stream().anyMatch(ColumnDefault.NextNumber.class::isInstance);
        return defaults.size() > 1 && (counts || Set.copyOf(defaults).size() > 1);
    }

    /** The default of a column, which it may have from a table above. */
    private @Nullable ColumnDefault defaultOf(String name, String column) {
        TableSchema of = tables.get(name);
        if (of == null) {
            return null;
        }
        return Stream.concat(
                        Stream.of(of),
                        Inheritance.above(of, tables).stream().map(tables::get).filter(Objects::nonNull))
                .flatMap(one -> one.columns().stream())
                .filter(own -> own.name().equals(column) && own.defaultValue() != null)
                .map(Column::defaultValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Column own(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
