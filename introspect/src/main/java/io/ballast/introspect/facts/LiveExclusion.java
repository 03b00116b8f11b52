package io.ballast.introspect.facts;

import io.ballast.common.schema.Deferral;
import io.ballast.common.schema.Exclusion;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.KeyTraits;
import io.ballast.common.schema.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An exclusion constraint, and what it rests on.
 *
 * @param ofKey whether it is what a key with WITHOUT OVERLAPS excludes
 */
public record LiveExclusion(Exclusion constraint, SqlUses uses, boolean ofKey) {
    LiveExclusion(Exclusion constraint, SqlUses uses) {
        this(constraint, uses, false);
    }

    /** What a key excludes whose last column is a range. */
    static LiveExclusion ofPeriods(List<String> columns, KeyTraits key) {
        int last = columns.size() - 1;
        List<Exclusion.Element> elements = IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Exclusion.Element(IndexElement.of(columns.get(i)), i < last ? "=" : "&&"))
                .toList();
        return new LiveExclusion(
                new Exclusion(key.label(), Index.Method.GIST, elements, null, Deferral.NEVER, List.of()),
                SqlUses.NOTHING,
                true);
    }

    /** The same constraint with expressions in the places of columns that the server computes by them, which have these names. */
    public LiveExclusion inlined(Map<String, String> expressions) {
        List<Exclusion.Element> elements = constraint.elements().stream()
                .map(element -> inlined(element, expressions))
                .toList();
        return elements.equals(constraint.elements())
                ? this
                : new LiveExclusion(
                        new Exclusion(
                                constraint.label(),
                                constraint.method(),
                                elements,
                                constraint.where(),
                                constraint.deferral(),
                                constraint.include(),
                                constraint.storage()),
                        uses,
                        ofKey);
    }

    private static Exclusion.Element inlined(Exclusion.Element element, Map<String, String> expressions) {
        String column = element.of().column();
        String expression = column == null ? null : expressions.get(column);
        return expression == null
                ? element
                : new Exclusion.Element(
                        new IndexElement(null, new SqlExpression(expression), null, null, false, null),
                        element.operator());
    }

    public String name() {
        return String.valueOf(constraint.label().name());
    }
}
