package io.ballast.common.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table has besides columns and keys.
 *
 * @param partitioning null for a table in one piece
 * @param unlogged whether changes of its rows stay out of the write-ahead log; a crash of the server empties it
 * @param generated columns that the server computes, in the order of their positions
 * @param settings how the server keeps the table
 * @param inheritance which tables it inherits from
 */
public record TableTraits(
        @Nullable String comment,
        @Nullable Partitioning partitioning,
        boolean unlogged,
        List<GeneratedColumn> generated,
        TableSettings settings,
        Inheritance inheritance) {
    /** A table with columns and keys alone. */
    public static final TableTraits NONE = new TableTraits(null, null);

    public TableTraits {
        generated = List.copyOf(generated);
    }

    /** A table that is kept as any other. */
    public TableTraits(
            @Nullable String comment,
            @Nullable Partitioning partitioning,
            boolean unlogged,
            List<GeneratedColumn> generated) {
        this(comment, partitioning, unlogged, generated, TableSettings.NONE, Inheritance.NONE);
    }

    public TableTraits(@Nullable String comment, @Nullable Partitioning partitioning) {
        this(comment, partitioning, false, List.of());
    }

    /** The same in the write-ahead log. */
    TableTraits logged() {
        return new TableTraits(comment, partitioning, false, generated, settings, inheritance);
    }

    /** The same with other columns that the server computes. */
    public TableTraits withGenerated(List<GeneratedColumn> others) {
        return new TableTraits(comment, partitioning, unlogged, others, settings, inheritance);
    }

    /** The same of a table that inherits from no other. */
    public TableTraits withoutInheritance() {
        return new TableTraits(comment, partitioning, unlogged, generated, settings, Inheritance.NONE);
    }
}
