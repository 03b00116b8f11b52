package io.ballast.spec.kind;

import java.util.List;

/**
 * {@code #} a digit, {@code ?} a lower-case letter, {@code [a-f0-9]} one of a class, {@code \x} the character x, all else
 * itself.
 */
public record PatternKind(String pattern) implements ValueKind {
    /** For each position the characters that may stand there, as code points in the order of the pattern. */
    public List<int[]> positions() {
        return PatternSyntax.positions(pattern);
    }
}
