package io.ballast.spec.kind;

/**
 * A Datafaker expression such as {@code name.firstName}, drawn {@code poolSize} times into a pool and sampled from it.
 *
 * @param maxLength longest value in characters (code points); a longer one is drawn again
 */
public record FakerKind(String expression, int poolSize, int maxLength) implements ValueKind {
    /** Long enough for paragraphs, and a limit all the same. */
    public static final int DEFAULT_MAX_LENGTH = 1_000;

    public FakerKind(String expression, int poolSize) {
        this(expression, poolSize, DEFAULT_MAX_LENGTH);
    }
}
