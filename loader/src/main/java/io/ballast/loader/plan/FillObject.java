package io.ballast.loader.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something of a table that costs time for every row, and the statements that bring it back exactly as the server defines it.
 *
 * @param stays why it must not be taken away, to follow a colon; null when all about it is known to come back
 * @param remove takes it away
 * @param build brings it back, or the greater part of it
 * @param finish what remains, in another transaction
 * @param ties of an index, the {@link #id ids} of foreign keys that refer to it; of a foreign key, the table of the target schemas
 *     that it refers to, or nothing where that is in another one
 */
public record FillObject(
        String table,
        Kind kind,
        String name,
        @Nullable String stays,
        String remove,
        List<String> build,
        List<String> finish,
        List<String> ties) {
    /** Between table and name in an {@link #id}: not a character of names that people use. */
    public static final char SEPARATOR = '\u0001';

    public FillObject {
        build = List.copyOf(build);
        finish = List.copyOf(finish);
        ties = List.copyOf(ties);
    }

    /** What it is. */
    public enum Kind {
        INDEX("index"),
        /** A unique or primary key with its index. */
        KEY("key"),
        FOREIGN_KEY("foreign key"),
        TRIGGER("trigger");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** Its identity within the target. */
    String id() {
        return table + SEPARATOR + name;
    }

    /** For people: {@code foreign key "orders_user_id_fkey" of table "orders"}. */
    String named() {
        return kind.word + " \"" + name + "\" of table \"" + table + "\"";
    }

    /** Whether the other is defined in the same way, whatever refers to it. */
    public boolean isSameAs(FillObject other) {
        return table.equals(other.table)
                && name.equals(other.name)
                && remove.equals(other.remove)
                && build.equals(other.build)
                && finish.equals(other.finish);
    }

    boolean isIndex() {
        return kind == Kind.INDEX || kind == Kind.KEY;
    }
}
