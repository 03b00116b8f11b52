package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code #} a digit, {@code ?} a lower-case letter, {@code [a-f0-9]} one of a class, {@code \x} the character x, all else
 * itself.
 */
public record PatternKind(String pattern) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "pattern",
            "# a digit, ? a lower-case letter, [a-f0-9] one of a class, \\x the character x, all else itself",
            KindSyntax.EVERYWHERE,
            KindSyntax.TEXT,
            PatternKind::read,
            """
            {"$ref": "#/$defs/text"}""");

    private static final int MAX_LENGTH = 1_000;

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        PatternKind pattern = new PatternKind(node.text());
        if (node.text().length() > MAX_LENGTH) {
            throw node.refused("expected a pattern of at most " + MAX_LENGTH + " characters, found "
                    + node.text().length());
        }
        try {
            pattern.positions();
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
        return pattern;
    }

    /** For each position the characters that may stand there, as code points in the order of the pattern. */
    public List<int[]> positions() {
        return PatternSyntax.positions(pattern);
    }

    /** Of the letters of a class that are the same without case it takes the first. */
    @Override
    public PatternKind ignoringCase() {
        List<int[]> positions = positions();
        List<int[]> distinct = positions.stream().map(FoldedText::distinct).toList();
        boolean isSame =
                IntStream.range(0, positions.size()).allMatch(i -> positions.get(i).length == distinct.get(i).length);
        return isSame ? this : new PatternKind(PatternSyntax.text(distinct));
    }

    @Override
    public boolean differsWithoutCase() {
        return ignoringCase().equals(this);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.pattern(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return pattern;
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.exactly(positions().size());
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return positions().stream().anyMatch(position -> Arrays.stream(position).anyMatch(allowed -> allowed == c));
    }

    @Override
    public BigInteger capacity() {
        return positions().stream()
                .map(position -> BigInteger.valueOf(position.length))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
