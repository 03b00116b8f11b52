package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that a kind of value is looked for.
 *
 * @param unique whether no value may come twice
 * @param copy whether the user allows to copy its values
 */
record Target(
        Table table,
        LiveColumn facts,
        ColumnType type,
        @Nullable Check check,
        boolean unique,
        boolean copy,
        Notes notes) {
    private static final long MIN_VALUES = 200;

    /**
     * The table of the column.
     *
     * @param rows of the table there
     * @param most the most rows that the table can have here
     * @param columns names of all columns
     */
    record Table(String name, long rows, long most, Set<String> columns) {
        /** Its name alone, where it goes by that of its schema too. */
        String plainName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        /** A name for a part of a template, which no column may have. */
        String part(String wanted) {
            String name = wanted;
            while (columns.contains(name)) {
                name += "_";
            }
            return name;
        }
    }

    String name() {
        return facts.name();
    }

    /** Rows of the table there. */
    long rows() {
        return table.rows();
    }

    /** The most rows that the table can have here. */
    long most() {
        return table.most();
    }

    ColumnStatistics statistics() {
        return facts.statistics();
    }

    Shape shape() {
        return facts.statistics().shape();
    }

    /** Whether there are enough values for shares of ranges to say nothing of one of them. */
    boolean hasEnoughValues() {
        return rows() * (1 - statistics().nullShare()) >= MIN_VALUES;
    }

    /** Whether values of text are UUIDs: most of those there, or, where there are none, by the default. */
    boolean isUuids(double least) {
        String sql = facts.defaultSql();
        boolean byDefault = sql != null && (sql.contains("gen_random_uuid()") || sql.contains("uuid_generate_v4()"));
        return shape().equals(Shape.NONE) ? byDefault : shape().forms().uuids() >= least;
    }

    /** A name for a part of a template, which no column of the table may have. */
    String part(String wanted) {
        return table.part(wanted);
    }

    void note(String line) {
        notes.ofColumn(table.name(), facts.name(), line);
    }

    /** The same column of another type. */
    Target withType(ColumnType other) {
        return new Target(table, facts, other, check, unique, copy, notes);
    }

    /** A value of the type alone, such as an element of an array: nothing is known of it, and nothing limits it. */
    Target withoutStatistics() {
        LiveColumn unknown = new LiveColumn(
                facts.name(), facts.type(), facts.nullable(), facts.origin(), null, null, ColumnStatistics.NONE);
        return new Target(table, unknown, type, null, false, false, notes);
    }

    @Nullable
    String minimum() {
        return check == null ? null : check.minimum();
    }

    @Nullable
    String maximum() {
        return check == null ? null : check.maximum();
    }
}
