package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.key.KeyBasis;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.Source;

/**
 * What a placeholder of a template stands for.
 *
 * @param table the table whose rows make the value
 * @param kind the kind that makes it
 * @param unique whether its values differ from row to row of the template's own table
 */
record Placeholder(TableSpec table, ValueKind kind, TemplateSegment.Form form, boolean unique) {
    static Placeholder of(ResolvedSpec spec, TableSpec table, TemplateKind template, TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Part part) {
            ValueKind kind = template.parts().get(part.name());
            if (kind == null) {
                throw new IllegalArgumentException("no part " + part.name());
            }
            return new Placeholder(table, kind, part.form(), KeyBasis.isUniqueByNature(kind));
        }
        if (segment instanceof TemplateSegment.Column own) {
            ColumnSpec column = spec.column(table, own.column());
            return column(spec, table, column, own.form(), KeyBasis.isUnique(column));
        }
        TemplateSegment.ParentColumn of = (TemplateSegment.ParentColumn) segment;
        TableSpec parent = spec.dataset().table(of.parent());
        return column(spec, parent, spec.column(parent, of.column()), of.form(), false);
    }

    private static Placeholder column(
            ResolvedSpec spec, TableSpec table, ColumnSpec column, TemplateSegment.Form form, boolean unique) {
        Source origin = spec.origin(table, column);
        TableSpec owner = spec.dataset().table(origin.table());
        return new Placeholder(owner, spec.column(owner, origin.column()).value(), form, unique);
    }
}
