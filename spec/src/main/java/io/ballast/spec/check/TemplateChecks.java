package io.ballast.spec.check;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the placeholders of templates stand for something that has a text. */
final class TemplateChecks {
    private final ResolvedSpec spec;
    private final SpecNode node;

    private TemplateChecks(ResolvedSpec spec, SpecNode node) {
        this.spec = spec;
        this.node = node;
    }

    static void check(ResolvedSpec spec, TableSpec table, ColumnSpec column) {
        SpecNode node = spec.valueNode(table, column);
        if (column.value() instanceof TemplateKind template) {
            TemplateChecks checks = new TemplateChecks(spec, node.require("template"));
            checks.check(table, template);
            checks.checkCircle(table, column, new ArrayList<>());
        } else {
            new TemplateChecks(spec, node).checkInner(table, column.value());
        }
    }

    /** Templates that are one of several values of a column. */
    private void checkInner(TableSpec table, ValueKind kind) {
        for (ValueKind inner : kind.inner()) {
            if (inner instanceof TemplateKind template) {
                check(table, template);
            }
            checkInner(table, inner);
        }
    }

    private void check(TableSpec table, TemplateKind template) {
        template.parts().keySet().forEach(part -> checkName(table, part));
        template.segments().forEach(segment -> check(table, template, segment));
    }

    private void checkName(TableSpec table, String part) {
        if (names(table).contains(part)) {
            throw node.refused("part \"" + part + "\" has the name of a column; {" + part + "} could be either");
        }
    }

    private void check(TableSpec table, TemplateKind template, TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Part part) {
            checkForm(template.parts().get(part.name()), part.name(), part.form());
        } else if (segment instanceof TemplateSegment.Column column) {
            if (!names(table).contains(column.column())) {
                List<String> known = new ArrayList<>(template.parts().keySet());
                known.addAll(names(table));
                throw node.unknown("part or column", column.column(), known);
            }
            checkColumn(table, column.column(), column.form());
        } else if (segment instanceof TemplateSegment.ParentColumn column) {
            TableSpec parent = spec.parent(table);
            if (parent == null || !parent.name().equals(column.parent())) {
                throw node.refused("{" + column.parent() + "." + column.column()
                        + "} is no column of the row's parent; "
                        + (parent == null ? table.name() + " has no parent" : "the parent is " + parent.name()));
            }
            if (!names(parent).contains(column.column())) {
                throw node.unknown("column of " + parent.name(), column.column(), names(parent));
            }
            checkColumn(parent, column.column(), column.form());
        }
    }

    private void checkColumn(TableSpec table, String name, TemplateSegment.Form form) {
        ColumnSpec column = spec.column(table, name);
        Column schema = spec.schema(table, column);
        if (schema.nullable()) {
            throw node.refused("column \"" + name + "\" can be null, and a template has no text for null");
        }
        if (!hasText(schema.type())) {
            throw node.refused("column \"" + name + "\" is " + schema.type() + ", which a template cannot write");
        }
        checkForm(spec.originKind(table, column), name, form);
    }

    private static boolean hasText(ColumnType type) {
        return !type.array() && !type.is(TypeFamily.JSON) && !type.is(TypeFamily.BYTES);
    }

    private void checkForm(@Nullable ValueKind kind, String name, TemplateSegment.Form form) {
        boolean takesForm = kind != null && kind.takesForm();
        if (form != TemplateSegment.Form.AS_IS && !takesForm) {
            throw node.refused(
                    "{" + name + "} takes no form; lower, upper and slug go with faker, choice and constant");
        }
    }

    /** A circle is refused once: at the first of its columns. */
    private static boolean isFirst(TableSpec table, List<String> circle) {
        int first = table.schema().columnIndex(circle.get(0));
        return circle.stream().allMatch(name -> first <= table.schema().columnIndex(name));
    }

    private void checkCircle(TableSpec table, ColumnSpec column, List<String> way) {
        if (way.contains(column.name())) {
            if (way.get(0).equals(column.name()) && isFirst(table, way)) {
                throw node.refused("the templates of these columns need each other: " + String.join(", ", way));
            }
            return;
        }
        way.add(column.name());
        if (column.value() instanceof TemplateKind template) {
            for (TemplateSegment segment : template.segments()) {
                if (segment instanceof TemplateSegment.Column other) {
                    checkCircle(table, spec.column(table, other.column()), way);
                }
            }
        }
        way.remove(way.size() - 1);
    }

    private static List<String> names(TableSpec table) {
        return table.columns().stream().map(ColumnSpec::name).toList();
    }
}
