package io.ballast.common.schema;

/**
 * An expression in SQL, as somebody wrote it: the one thing in a spec or a descriptor that would be run as it stands, so that a load runs
 * it for those alone who trust its source.
 */
public record SqlExpression(String text) {
    public SqlExpression {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an expression: \"" + text + "\"");
        }
    }
}
