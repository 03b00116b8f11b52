package io.ballast.spec.check;

import io.ballast.spec.kind.FoldedText;
import io.ballast.spec.kind.Scope;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TextLength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether a template's texts are unique: one placeholder must be, and it must be possible to read its value back out of the text.
 * In {@code {first}.{last}.{n}@{domain}} it is: no domain holds an @, so the last one ends {@code n}; no number holds a point, so
 * the last one before begins it.
 */
final class TemplateUniqueness {
    private final Scope scope;
    private final TemplateKind template;
    private final boolean ignoringCase;
    private final List<TemplateSegment> segments;

    private TemplateUniqueness(Scope scope, TemplateKind template, boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
        this.scope = scope;
        this.template = template;
        this.segments = template.segments();
    }

    /** Whether no two texts are the same, or, ignoring case, none are but for their case. */
    static boolean holds(Scope scope, TemplateKind template, boolean ignoringCase) {
        TemplateUniqueness uniqueness = new TemplateUniqueness(scope, template, ignoringCase);
        for (int i = 0; i < uniqueness.segments.size(); i++) {
            if (uniqueness.isUnique(uniqueness.segments.get(i)) && uniqueness.canBeReadBack(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnique(TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Literal) {
            return false;
        }
        Scope.Placeholder placeholder = scope.placeholder(template, segment);
        boolean unique = ignoringCase ? placeholder.uniqueWithoutCase() : placeholder.unique();
        return unique && placeholder.form() == TemplateSegment.Form.AS_IS;
    }

    private boolean canBeReadBack(int position) {
        List<TemplateSegment> before = new ArrayList<>(segments.subList(0, position));
        Collections.reverse(before);
        List<TemplateSegment> after = segments.subList(position + 1, segments.size());
        TemplateSegment unique = segments.get(position);
        boolean startKnown = isFound(before, true);
        boolean endKnown = isFound(after, false);
        boolean fixed = isFixed(unique);
        return (startKnown && (endKnown || fixed || isBorder(after, false, unique)))
                || (endKnown && (fixed || isBorder(before, true, unique)));
    }

    /** Whether the place where these segments begin, seen from the unique one outwards, is found from the far end of the text. */
    private boolean isFound(List<TemplateSegment> outward, boolean leftwards) {
        if (outward.stream().allMatch(this::isFixed)) {
            return true;
        }
        return outward.get(0) instanceof TemplateSegment.Literal literal
                && outward.stream()
                        .filter(segment -> !(segment instanceof TemplateSegment.Literal))
                        .noneMatch(segment -> mayContain(border(literal, leftwards), segment));
    }

    /** Whether the neighbour is literal text whose next character the unique value never has in it. */
    private boolean isBorder(List<TemplateSegment> outward, boolean leftwards, TemplateSegment unique) {
        return outward.get(0) instanceof TemplateSegment.Literal literal
                && !mayContain(border(literal, leftwards), unique);
    }

    /** Whether the character, or one that is the same without case, may be in the text of the segment. */
    private boolean mayContain(char c, TemplateSegment segment) {
        return ignoringCase
                ? FoldedText.alike(c).anyMatch(other -> template.mayContain((char) other, segment, scope))
                : template.mayContain(c, segment, scope);
    }

    private static char border(TemplateSegment.Literal literal, boolean leftwards) {
        String text = literal.text();
        return leftwards ? text.charAt(text.length() - 1) : text.charAt(0);
    }

    private boolean isFixed(TemplateSegment segment) {
        TextLength length = template.length(segment, scope);
        return length.min() == length.max() && (!ignoringCase || !mayGrow(segment));
    }

    /** Whether a text may have another length in one case than in the other. */
    private boolean mayGrow(TemplateSegment segment) {
        return FoldedText.LONGER.chars().anyMatch(c -> template.mayContain((char) c, segment, scope));
    }
}
