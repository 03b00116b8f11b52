package io.ballast.common.schema;

import org.jspecify.annotations.Nullable;

/**
 * What logical replication tells rows of a table apart by, where that is not the primary key.
 *
 * @param index the name of an index, for {@link Kind#INDEX}; null for the others
 */
public record ReplicaIdentity(Kind kind, @Nullable String index) {
    public ReplicaIdentity {
        if ((kind == Kind.INDEX) != (index != null)) {
            throw new IllegalArgumentException("an index goes with INDEX and with nothing else");
        }
    }

    public static ReplicaIdentity by(String index) {
        return new ReplicaIdentity(Kind.INDEX, index);
    }

    /** What stands behind REPLICA IDENTITY. */
    String sql() {
        return index == null ? kind.name() : "USING INDEX " + SqlText.name(index);
    }

    /** What a row is known by. */
    public enum Kind {
        FULL,
        NOTHING,
        INDEX
    }
}
