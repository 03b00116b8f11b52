package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.resolve.SourceColumn;
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
    public Placeholder placeholder(TemplateKind template, TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Part part) {
            ValueKind kind = template.parts().get(part.name());
            if (kind == null) {
                throw new IllegalArgumentException("no part " + part.name());
            }
            return new Placeholder(kind, this, part.form(), kind.isUnique());
        }
        if (segment instanceof TemplateSegment.Column own) {
            ColumnSpec column = spec.column(table, own.column());
            return column(table, column, own.form(), KeyBasis.isUnique(column));
        }
        TemplateSegment.ParentColumn of = (TemplateSegment.ParentColumn) segment;
        TableSpec parent = spec.dataset().table(of.parent());
        return column(parent, spec.column(parent, of.column()), of.form(), false);
    }

    private Placeholder column(TableSpec of, ColumnSpec column, TemplateSegment.Form form, boolean unique) {
        SourceColumn origin = spec.origin(of, column);
        TableSpec owner = spec.dataset().table(origin.table());
        ValueKind kind = spec.column(owner, origin.column()).value();
        return new Placeholder(kind, new TableScope(spec, owner), form, unique);
    }
}
