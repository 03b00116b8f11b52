package io.ballast.spec.kind;

import java.util.OptionalLong;

/** What a kind can ask of the table whose rows its values are for. */
public interface Scope {
    /** The most rows that there can be. */
    long rows();

    /** The most children that a parent can have; empty for a root table. */
    OptionalLong childrenPerParent();

    /** What a placeholder of a template stands for; not for literal text. */
    Placeholder placeholder(TemplateKind template, TemplateSegment segment);

    /**
     * What a placeholder of a template stands for.
     *
     * @param kind the kind that its values come from
     * @param scope the table whose rows they come from
     * @param unique whether the values differ from row to row of the template's own table
     */
    record Placeholder(ValueKind kind, Scope scope, TemplateSegment.Form form, boolean unique) {}
}
