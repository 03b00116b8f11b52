package io.ballast.loader.plan;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeFamily;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a table to be replaced has and that making the new one does not bring by itself.
 *
 * @param table the table of the source that replaces it
 * @param column the column it belongs to; null when it belongs to the table
 * @param type the column's type, where the attribute fits columns of such a type only
 * @param object the index or constraint that it is, or needs
 * @param what as a person would name it, to follow "would lose"
 * @param before the statement that sets it aside before the old table is dropped; null when there is none
 * @param after the statement that gives it to the new table; null when nothing can
 */
public record OldAttribute(
        String table,
        Kind kind,
        @Nullable String column,
        @Nullable String type,
        @Nullable String object,
        String what,
        @Nullable String before,
        @Nullable String after) {
    /** What decides about an attribute, beyond its column and statements. */
    public enum Kind {
        /** Stays, if there is a statement for it. */
        PLAIN,
        /** Privileges of a column, which must not go in silence even with the column. */
        PRIVILEGE,
        /** Something else that uses what goes away with the column, and only then. */
        USED_ELSEWHERE,
        /** Yields to a comment that the source brings. */
        COMMENT,
        /** Yields to a default that the source brings. */
        DEFAULT,
        /** Needs a column that is NOT NULL and has no default; yields to a sequence that the source brings. */
        IDENTITY,
        /** Belongs to its column, and yields to one that the source brings. */
        SEQUENCE,
        /** Yields to one that the source brings. */
        COLLATION,
        /** Yields to one that the source brings. */
        STORAGE,
        /** Yields to one that the source brings. */
        COMPRESSION,
        /** A target of statistics; yields to one that the source brings. */
        STATISTICS,
        /** An option of a column; yields to those that the source brings. */
        OPTION,
        /** Storage parameters of the table; yield to those that the source brings. */
        TABLE_STORAGE,
        /** Yields to one that the source brings. */
        REPLICA_IDENTITY,
        /** That the table is unlogged, as the new one has to be by itself. */
        UNLOGGED,
        /** An index or constraint: the source makes one of this name, or it is lost. */
        OBJECT,
        /** Belongs to an index or constraint and shares its fate. */
        OF_OBJECT,
        /** Statistics of several columns: the source makes some of this name, or they are lost. */
        STATISTICS_OBJECT,
        /** A replica identity that needs an index of this name; yields to one that the source brings. */
        BY_INDEX,
        /** That CLUSTER orders the table by this index; yields to one that the source brings. */
        CLUSTER
    }

    /** What becomes of an attribute. */
    public enum Fate {
        /** The statements give it to the new table. */
        KEPT,
        /** The source decides, or what it belongs to is replaced as well. */
        YIELDS,
        /** Nothing brings it back. */
        LOST
    }

    /**
     * What becomes of it.
     *
     * @param constraints whether the load makes keys, indexes and constraints
     */
    public Fate fate(TableSchema schema, boolean constraints) {
        Optional<Column> own =
                schema.columns().stream().filter(c -> c.name().equals(column)).findFirst();
        if (column != null && own.isEmpty()) {
            return kind == Kind.PRIVILEGE || kind == Kind.USED_ELSEWHERE ? Fate.LOST : Fate.YIELDS;
        }
        return switch (kind) {
            case COMMENT -> hasComment(schema, own) ? Fate.YIELDS : byStatement();
            case DEFAULT -> has(own, c -> c.defaultValue() != null || c.hasSequence()) ? Fate.YIELDS : byType(own);
            case IDENTITY ->
                has(own, Column::hasSequence)
                        ? Fate.YIELDS
                        : has(own, c -> c.defaultValue() == null && !c.nullable()) ? byType(own) : Fate.LOST;
            case SEQUENCE -> has(own, Column::hasSequence) ? Fate.YIELDS : byStatement();
            case COLLATION -> has(own, c -> c.traits().collation() != null) ? Fate.YIELDS : byType(own);
            case STORAGE -> has(own, c -> c.traits().storage() != null) ? Fate.YIELDS : byType(own);
            case COMPRESSION -> has(own, c -> c.traits().compression() != null) ? Fate.YIELDS : byType(own);
            case STATISTICS -> has(own, c -> c.traits().statistics() != null) ? Fate.YIELDS : byStatement();
            case OPTION -> has(own, c -> !c.traits().options().isEmpty()) ? Fate.YIELDS : byStatement();
            case STATISTICS_OBJECT -> makesStatistics(schema) ? Fate.YIELDS : Fate.LOST;
            case TABLE_STORAGE -> schema.traits().settings().storage().isEmpty() ? byStatement() : Fate.YIELDS;
            case REPLICA_IDENTITY -> schema.traits().settings().replicaIdentity() == null ? byStatement() : Fate.YIELDS;
            case CLUSTER ->
                constraints && names(schema) && schema.traits().settings().cluster() == null
                        ? byStatement()
                        : Fate.YIELDS;
            case UNLOGGED -> schema.traits().unlogged() ? Fate.YIELDS : Fate.LOST;
            case OBJECT -> names(schema) ? Fate.YIELDS : Fate.LOST;
            case OF_OBJECT -> constraints && names(schema) ? byStatement() : Fate.YIELDS;
            case BY_INDEX ->
                !constraints || schema.traits().settings().replicaIdentity() != null
                        ? Fate.YIELDS
                        : names(schema) ? byStatement() : Fate.LOST;
            case USED_ELSEWHERE -> Fate.YIELDS;
            case PLAIN, PRIVILEGE -> byType(own);
        };
    }

    private static boolean has(Optional<Column> own, Predicate<Column> trait) {
        return own.filter(trait).isPresent();
    }

    private Fate byStatement() {
        return after == null ? Fate.LOST : Fate.KEPT;
    }

    private Fate byType(Optional<Column> own) {
        return type == null || own.filter(this::isOfType).isPresent() ? byStatement() : Fate.LOST;
    }

    private boolean isOfType(Column own) {
        ColumnType old = ColumnType.parse(String.valueOf(type)).orElse(null);
        return own.type().equals(old)
                || isNamed(own.type())
                || (old != null
                        && old.is(TypeFamily.WHOLE)
                        && own.type().is(TypeFamily.WHOLE)
                        && fits(old, own.type()));
    }

    /** Whether a type with a name of its own has that of the old column's: the load uses the one that is there. */
    private boolean isNamed(ColumnType own) {
        @Nullable UserType named = own.userType();
        return named != null
                && TypeSyntax.parse(String.valueOf(type), null)
                        .filter(old -> old.array() == own.array())
                        .map(ColumnType::userType)
                        .filter(old -> old.name().name().equals(named.name().name()))
                        .isPresent();
    }

    /** A sequence's bounds must be values of its column. */
    private boolean fits(ColumnType old, ColumnType own) {
        return kind != Kind.IDENTITY || largest(own) >= largest(old);
    }

    private static long largest(ColumnType type) {
        return type.base().maxWhole().orElseThrow();
    }

    private static boolean hasComment(TableSchema schema, Optional<Column> own) {
        return own.isPresent() ? own.filter(c -> c.comment() != null).isPresent() : schema.comment() != null;
    }

    private boolean makesStatistics(TableSchema schema) {
        return schema.traits().settings().statistics().stream()
                .anyMatch(one -> ObjectNames.statistics(schema, one).equals(object));
    }

    private boolean names(TableSchema schema) {
        return object != null && MadeNames.objects(schema).contains(object);
    }
}
