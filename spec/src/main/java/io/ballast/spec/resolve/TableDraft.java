package io.ballast.spec.resolve;

import io.ballast.common.schema.TableTraits;
import io.ballast.spec.RowCount;
import io.ballast.spec.yaml.SpecNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as its own lines say it, before the tables it refers to are known. */
public record TableDraft(
        SpecNode node,
        String name,
        RowCount rows,
        List<ColumnDraft> columns,
        DraftKeys keys,
        List<ReferenceDraft> references,
        TableTraits traits) {
    @Nullable
    public ColumnDraft find(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElse(null);
    }

    /** The column, whose name the reader of this table has checked. */
    public ColumnDraft column(String columnName) {
        ColumnDraft column = find(columnName);
        if (column == null) {
            throw new IllegalArgumentException("table " + name + " has no column " + columnName);
        }
        return column;
    }

    public List<String> columnNames() {
        return columns.stream().map(ColumnDraft::name).toList();
    }

    /** The parent's name; null for a table with rows of its own. */
    @Nullable
    public String parent() {
        return rows instanceof RowCount.PerParent perParent ? perParent.parent() : null;
    }
}
