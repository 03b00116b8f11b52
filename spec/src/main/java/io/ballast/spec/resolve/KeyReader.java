package io.ballast.spec.resolve;

import io.ballast.common.schema.KeyTraits;
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
            node.allow("columns", "name", "deferrable", "nullsNotDistinct", "include", "storage", "comment");
        } else {
            node.allow("columns", "name", "deferrable", "include", "storage", "comment");
        }
        SpecNode include = node.find("include");
        return new UniqueKey(
                ColumnNames.read(node.require("columns"), names),
                new KeyTraits(
                        LabelReader.read(node),
                        LabelReader.deferral(node),
                        unique && LabelReader.flag(node, "nullsNotDistinct"),
                        include == null ? List.of() : ColumnNames.read(include, names),
                        SettingsReader.indexStorage(node)));
    }
}
