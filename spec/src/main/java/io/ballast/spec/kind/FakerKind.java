package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.literal.TypeLimits;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Datafaker expression such as {@code name.firstName}, drawn {@code poolSize} times into a pool and sampled from it.
 *
 * @param maxLength longest value in characters (code points); a longer one is drawn again
 */
public record FakerKind(String expression, int poolSize, int maxLength) implements ValueKind {
    static final KindSyntax SYNTAX = new KindSyntax(
            "faker",
            "a Datafaker expression, drawn into a pool and sampled from it",
            KindSyntax.EVERYWHERE,
            KindSyntax.TEXT,
            FakerKind::read,
            """
            {
              "oneOf": [
                {"$ref": "#/$defs/text"},
                {
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "expression": {"$ref": "#/$defs/text"},
                    "pool": {"$ref": "#/$defs/wholeNumber"},
                    "maxLength": {"$ref": "#/$defs/wholeNumber"}
                  },
                  "required": ["expression"]
                }
              ]
            }""");

    /** Long enough for paragraphs, and a limit all the same. */
    public static final int DEFAULT_MAX_LENGTH = 1_000;

    /** The fewest letters and digits that texts of an expression have, of those that are known; of others nothing is. */
    private static final Map<String, Integer> SHORTEST = Map.ofEntries(
            Map.entry("address.city", 5),
            Map.entry("address.country", 4),
            Map.entry("address.state", 4),
            Map.entry("address.streetAddress", 8),
            Map.entry("book.title", 7),
            Map.entry("color.name", 3),
            Map.entry("commerce.productName", 12),
            Map.entry("company.name", 6),
            Map.entry("job.title", 7),
            Map.entry("lorem.word", 1),
            Map.entry("name.firstName", 2),
            Map.entry("name.fullName", 6),
            Map.entry("name.lastName", 3));

    private static final int MAX_LENGTH = 1_000_000;
    private static final int DEFAULT_POOL = 10_000;
    private static final int MAX_POOL = 1_000_000;
    /** {@code name.firstName}, or with arguments {@code number.number_between '1','9'}. */
    private static final Pattern EXPRESSION = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*( '[^{}]*')?");

    public FakerKind(String expression, int poolSize) {
        this(expression, poolSize, DEFAULT_MAX_LENGTH);
    }

    /** A column of limited length limits its values too. */
    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        SpecNode expression = node.isScalar()
                ? node
                : node.allow("expression", "pool", "maxLength").require("expression");
        if (!EXPRESSION.matcher(expression.text()).matches()) {
            throw expression.expected("a Datafaker expression, such as name.firstName");
        }
        SpecNode pool = node.isScalar() ? null : node.find("pool");
        SpecNode maxLength = node.isScalar() ? null : node.find("maxLength");
        return new FakerKind(
                expression.text(),
                pool == null ? DEFAULT_POOL : pool.wholeNumber(1, MAX_POOL),
                maxLength == null
                        ? Math.min(DEFAULT_MAX_LENGTH, TypeLimits.length(type))
                        : maxLength.wholeNumber(1, MAX_LENGTH));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.faker(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("expression", expression)
                .with("pool", poolSize)
                .with("maxLength", maxLength)
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return new TextLength(Math.min(SHORTEST.getOrDefault(expression, 0), maxLength), maxLength);
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return true;
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }

    @Override
    public boolean takesForm() {
        return true;
    }
}
