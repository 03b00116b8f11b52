package io.ballast.spec.resolve;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableConstraints;
import io.ballast.common.schema.UniqueKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys and indexes of a table.
 *
 * @param primary empty for a table without a primary key
 */
public record DraftKeys(
        List<String> primary, List<UniqueKey> unique, List<Index> indexes, TableConstraints constraints) {
    /** Whether a key that a foreign key may refer to consists of these columns, in whatever order; a deferrable one is none. */
    boolean has(Set<String> columns) {
        return (columns.equals(new HashSet<>(primary))
                        && constraints.primaryKey().deferral() == Deferral.NEVER)
                || unique.stream()
                        .anyMatch(key -> columns.equals(new HashSet<>(key.columns()))
                                && key.traits().deferral() == Deferral.NEVER);
    }

    /** Whether all columns of a key are among these. */
    boolean anyWithin(List<String> columns) {
        return (!primary.isEmpty() && columns.containsAll(primary))
                || unique.stream().anyMatch(key -> columns.containsAll(key.columns()));
    }
}
