package io.ballast.common.schema;

/**
 * SQL text that somebody wrote, one expression or one query: the one thing in a spec or a descriptor that would be run as it stands, so
 * that a load runs it for those alone who trust its source. {@link SqlGuard} has made sure that it cannot end the statement it is
 * part of.
 */
public record SqlExpression(String text) {
    public SqlExpression {
        String fault = SqlGuard.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("SQL text that " + fault + ": " + text);
        }
    }

    /** In parentheses, for every place that takes an expression. */
    String sql() {
        return "(" + text + ")";
    }

    @Override
    public String toString() {
        return text;
    }
}
