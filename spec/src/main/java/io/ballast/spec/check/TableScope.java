package io.ballast.spec.check;

import io.ballast.common.schema.Column;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.resolve.SourceColumn;
import java.util.Objects;
import java.util.OptionalLong;

/** A table of a resolved spec, as its kinds see it. */
record TableScope(ResolvedSpec spec, TableSpec table) implements Scope {
    @Override
    public long rows() {
        return spec.bounds().of(table.name());
    }

    @Override
    public OptionalLong childrenPerParent() {
        return table.rows() instanceof RowCount.PerParent perParent
                ? OptionalLong.of(RowBounds.childrenAtMost(perParent))
                : OptionalLong.empty();
    }

    @Override
    public ChildRange children(String child) {
        RowCount.PerParent rows = (RowCount.PerParent) spec.table(child).rows();
        return new ChildRange((long) rows.count().support().min(), RowBounds.childrenAtMost(rows));
    }

    @Override
    public Used used(ColumnUse use) {
        TableSpec of = tableOf(use);
        ColumnSpec column = spec.column(of, use.column());
        Column schema = spec.schema(of, column);
        Placeholder origin = column(of, column, TemplateSegment.Form.AS_IS, false, false);
        return new Used(schema.type(), schema.nullable(), origin.kind(), origin.scope());
    }

    /** The table that the column which is used belongs to; it exists. */
    TableSpec tableOf(ColumnUse use) {
        return switch (use.row()) {
            case OWN -> table;
            case PARENT -> Objects.requireNonNull(spec.parent(table));
            case CHILDREN, PICKED -> spec.table(use.table());
        };
    }

    @Override
    public Placeholder placeholder(TemplateKind template, TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Part part) {
            ValueKind kind = template.parts().get(part.name());
            if (kind == null) {
                throw new IllegalArgumentException("no part " + part.name());
            }
            return new Placeholder(
                    kind, this, part.form(), kind.isUnique(), kind.isUnique() && kind.differsWithoutCase());
        }
        if (segment instanceof TemplateSegment.Column own) {
            ColumnSpec column = spec.column(table, own.column());
            return column(table, column, own.form(), KeyBasis.isUnique(column), KeyCase.differ(table, column.name()));
        }
        TemplateSegment.ParentColumn of = (TemplateSegment.ParentColumn) segment;
        TableSpec parent = spec.table(of.parent());
        return column(parent, spec.column(parent, of.column()), of.form(), false, false);
    }

    private Placeholder column(
            TableSpec of, ColumnSpec column, TemplateSegment.Form form, boolean unique, boolean withoutCase) {
        SourceColumn origin = spec.origin(of, column);
        TableSpec owner = spec.table(origin.table());
        ValueKind kind = spec.column(owner, origin.column()).value();
        return new Placeholder(kind, new TableScope(spec, owner), form, unique, unique && withoutCase);
    }
}
