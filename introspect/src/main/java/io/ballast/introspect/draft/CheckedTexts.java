package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.LikePattern;

/** What texts are matched with. */
final class CheckedTexts {
    /** Characters that a pattern is made of. */
    static final int MAX_PATTERN = 200;

    private CheckedTexts() {}

    /** The regular expression of {@code t ~ 'x'} and {@code t ~~ 'x'}. */
    static String regex(Formula.Opaque match) {
        String literal = match.parts().get(1) instanceof Formula.Literal text ? String.valueOf(text.text()) : "";
        return match.name().startsWith("~~") ? LikePattern.regex(literal) : literal;
    }
}
