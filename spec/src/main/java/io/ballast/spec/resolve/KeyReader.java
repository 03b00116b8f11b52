package io.ballast.spec.resolve;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads primary and unique keys: a list of columns, or a mapping with {@code columns} and what else the key has. */
final class KeyReader {
    private final List<ColumnDraft> drafts;
    private final List<String> names;

    KeyReader(List<ColumnDraft> drafts) {
        this.drafts = drafts;
        this.names = drafts.stream().map(ColumnDraft::name).toList();
    }

    UniqueKey primary(@Nullable SpecNode node) {
        List<ColumnDraft> marked =
                drafts.stream().filter(ColumnDraft::primaryKey).toList();
        if (marked.size() > 1) {
            throw marked.get(1)
                    .node()
                    .refused(
                            "a second column with primaryKey; a key of several columns stands at the table: primaryKey: ["
                                    + marked.get(0).name() + ", "
                                    + marked.get(1).name() + "]");
        }
        if (node == null) {
            return new UniqueKey(marked.stream().map(ColumnDraft::name).toList());
        }
        if (!marked.isEmpty()) {
            throw node.refused("column \"" + marked.get(0).name() + "\" is the primary key already");
        }
        return key(node, false);
    }

    List<UniqueKey> unique(@Nullable SpecNode node) {
        List<UniqueKey> keys = new ArrayList<>();
        drafts.stream().filter(ColumnDraft::unique).forEach(column -> keys.add(new UniqueKey(List.of(column.name()))));
        if (node != null) {
            for (SpecNode item : node.items()) {
                node.check(() -> add(key(item, true), item, keys));
            }
        }
        return keys;
    }

    private static void add(UniqueKey key, SpecNode item, List<UniqueKey> keys) {
        if (keys.stream().anyMatch(other -> other.columns().equals(key.columns()))) {
            throw item.refused("the unique key over " + String.join(", ", key.columns()) + " is a duplicate");
        }
        keys.add(key);
    }

    private UniqueKey key(SpecNode node, boolean unique) {
        if (!node.isMapping()) {
            return new UniqueKey(ColumnNames.read(node, names));
        }
        if (unique) {
            node.allow(
                    "columns",
                    "name",
                    "deferrable",
                    "nullsNotDistinct",
                    "withoutOverlaps",
                    "include",
                    "storage",
                    "comment");
        } else {
            node.allow("columns", "name", "deferrable", "withoutOverlaps", "include", "storage", "comment");
        }
        SpecNode include = node.find("include");
        List<String> columns = ColumnNames.read(node.require("columns"), names);
        return new UniqueKey(
                columns,
                new KeyTraits(
                        LabelReader.read(node),
                        LabelReader.deferral(node),
                        unique && LabelReader.flag(node, "nullsNotDistinct"),
                        include == null ? List.of() : ColumnNames.read(include, names),
                        SettingsReader.indexStorage(node),
                        withoutOverlaps(node, columns)));
    }

    private boolean withoutOverlaps(SpecNode node, List<String> columns) {
        boolean asked = LabelReader.flag(node, "withoutOverlaps");
        if (asked) {
            String last = columns.get(columns.size() - 1);
            ColumnType type = drafts.get(names.indexOf(last)).column().type();
            boolean isRange = !type.array()
                    && type.serverType().filter(ServerType::isRange).isPresent();
            if (columns.size() < 2 || !isRange) {
                throw node.require("withoutOverlaps")
                        .refused("expected at least two columns, of which the last one is a range, found "
                                + String.join(", ", columns) + " (" + last + " is " + type + ")");
            }
        }
        return asked;
    }
}
