package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import java.util.OptionalLong;

/** A table as a kind of value sees it before there are any others: of other columns nothing is known, not even that they hold a text. */
record RuleScope(long rows) implements Scope {
    private static final ValueKind NOTHING = new ConstantKind("");

    /** The fewest characters that texts of the kind can have. */
    long fewest(ValueKind kind) {
        return kind.length(this).min();
    }

    @Override
    public OptionalLong childrenPerParent() {
        return OptionalLong.empty();
    }

    @Override
    public ChildRange children(String child) {
        return new ChildRange(0, rows);
    }

    @Override
    public Used used(ColumnUse use) {
        return new Used(ColumnType.of(BaseType.TEXT), true, NOTHING, this);
    }

    @Override
    public Placeholder placeholder(TemplateKind template, TemplateSegment segment) {
        ValueKind part =
                segment instanceof TemplateSegment.Part own ? template.parts().get(own.name()) : null;
        TemplateSegment.Form form =
                segment instanceof TemplateSegment.Part own ? own.form() : TemplateSegment.Form.AS_IS;
        return new Placeholder(part == null ? NOTHING : part, this, form, false, false);
    }
}
