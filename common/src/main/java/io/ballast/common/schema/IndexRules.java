package io.ballast.common.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's index methods can do (manual, 11.2 to 11.11 and 65): an index beyond it would fail after all rows are loaded. */
public final class IndexRules {
    private static final Set<Index.Method> MANY_COLUMNS =
            Set.of(Index.Method.BTREE, Index.Method.GIN, Index.Method.GIST, Index.Method.BRIN);
    private static final Set<Index.Method> INCLUDE = Set.of(Index.Method.BTREE, Index.Method.GIST, Index.Method.SPGIST);

    private IndexRules() {}

    /** Why PostgreSQL would refuse the index, as a sentence without its full stop; null where nothing is known against it. */
    public static @Nullable String fault(Index index) {
        String method = index.method().sqlName();
        if (index.unique() && index.method() != Index.Method.BTREE) {
            return "a " + method + " index cannot be unique; btree can";
        }
        if (index.width() > 1 && !MANY_COLUMNS.contains(index.method())) {
            return "a " + method + " index takes one column, not " + index.width();
        }
        if (!index.include().isEmpty() && !INCLUDE.contains(index.method())) {
            return "a " + method + " index cannot include columns; btree, gist and spgist can";
        }
        return null;
    }
}
