package io.ballast.introspect.draft;

import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.GeneratedColumn;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.ReplicaIdentity;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.spec.check.IndexChecks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps how the server keeps a table, as far as the indexes are here that this goes by. All of these are settled by now. */
final class SettingsDraft {
    private final DraftTable table;
    private final Notes notes;

    private SettingsDraft(DraftTable table, Notes notes) {
        this.table = table;
        this.notes = notes;
    }

    static void keep(DraftTable table, Notes notes) {
        TableSettings there = table.facts.traits().settings();
        if (!there.equals(TableSettings.NONE)) {
            new SettingsDraft(table, notes).keep(there);
        }
    }

    private void keep(TableSettings there) {
        TableSchema schema = table.schema();
        boolean isPartitioned = schema.partitioning() != null;
        List<String> ordering = isPartitioned ? List.of() : TableSettings.ordering(schema);
        @Nullable ReplicaIdentity identity = there.replicaIdentity();
        @Nullable String index = identity == null ? null : identity.index();
        table.settings = new TableSettings(
                isPartitioned ? Map.of() : there.storage(),
                index == null || isKept("REPLICA IDENTITY USING INDEX", index, TableSettings.identifying(schema))
                        ? identity
                        : null,
                isKept("CLUSTER ON", there.cluster(), ordering) ? there.cluster() : null,
                there.statistics().stream().filter(this::isKept).toList());
    }

    private boolean isKept(ExtendedStatistics statistics) {
        for (String name : statistics.columns()) {
            @Nullable
            String reason = !table.has(name) || isVirtual(name)
                    ? " is not here, or not stored"
                    : IndexChecks.canIndex(Index.Method.BTREE, table.typeOf(name))
                            ? null
                            : " is " + table.typeOf(name) + " here, which has no order";
            if (reason != null) {
                notes.ofTable(
                        table.name(),
                        "extended statistics \"" + statistics.label().name() + "\" omitted: column \"" + name + "\""
                                + reason);
                return false;
            }
        }
        return true;
    }

    private boolean isVirtual(String column) {
        GeneratedColumn generated = table.computed.get(column);
        return generated != null && !generated.stored();
    }

    private boolean isKept(String what, @Nullable String index, List<String> fit) {
        boolean kept = index == null || fit.contains(index);
        if (!kept) {
            notes.ofTable(
                    table.name(), what + " \"" + index + "\" omitted: the index is not here, or not one for that");
        }
        return kept;
    }
}
