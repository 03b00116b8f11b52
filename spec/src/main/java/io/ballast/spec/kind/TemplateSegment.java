package io.ballast.spec.kind;

import java.util.Optional;

/** A piece of a template: literal text, or a placeholder and the form its value takes. */
public sealed interface TemplateSegment {
    /** Text that stands in every value as it is. */
    record Literal(String text) implements TemplateSegment {}

    /** One of the template's named parts. */
    record Part(String name, Form form) implements TemplateSegment {}

    /** Another column of the same row. */
    record Column(String column, Form form) implements TemplateSegment {
        @Override
        public Optional<ColumnUse> use() {
            return Optional.of(ColumnUse.own(column));
        }
    }

    /** A column of the parent's row. */
    record ParentColumn(String parent, String column, Form form) implements TemplateSegment {
        @Override
        public Optional<ColumnUse> use() {
            return Optional.of(new ColumnUse(ColumnUse.Row.PARENT, parent, column));
        }
    }

    /** The column that the segment stands for, if it stands for one. */
    default Optional<ColumnUse> use() {
        return Optional.empty();
    }

    /** What becomes of a placeholder's value; only ASCII letters change their case. */
    enum Form {
        AS_IS,
        LOWER,
        UPPER,
        /** ASCII letters in lower case and ASCII digits; every other character is omitted. */
        SLUG
    }
}
