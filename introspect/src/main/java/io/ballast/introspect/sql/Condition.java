package io.ballast.introspect.sql;

import java.util.List;

/** What a condition says of one column; several hold together. */
public sealed interface Condition {
    String column();

    /**
     * A comparison with a literal.
     *
     * @param operator one of {@code = < <= > >=}
     */
    record Compared(String column, String operator, String literal) implements Condition {}

    /** The column has one of these values. */
    record OneOf(String column, List<String> literals) implements Condition {
        public OneOf {
            literals = List.copyOf(literals);
        }
    }

    /** A comparison of the number of characters. */
    record Length(String column, String operator, int characters) implements Condition {}

    /** The column is null, or is not. */
    record Null(String column, boolean isNull) implements Condition {}

    /** The column is true, or is false. */
    record Truth(String column, boolean isTrue) implements Condition {}
}
