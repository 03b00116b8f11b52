package io.ballast.introspect.sql;

import java.util.List;

/** What a condition says of a column, or of some; several hold together. */
public sealed interface Condition {
    String column();

    /**
     * A comparison with a literal.
     *
     * @param operator one of {@code = < <= > >=}
     */
    record Compared(String column, String operator, String literal) implements Condition {}

    /**
     * A comparison with a literal that values keep to, so that they keep a condition which lets in more.
     *
     * @param operator one of {@code < <= > >=}
     */
    record Within(String column, String operator, String literal) implements Condition {}

    /** The column has one of these values. */
    record OneOf(String column, List<String> literals) implements Condition {
        public OneOf {
            literals = List.copyOf(literals);
        }
    }

    /** The column has one of these values, so that it keeps a condition which lets in more. */
    record Listed(String column, List<String> literals) implements Condition {
        public Listed {
            literals = List.copyOf(literals);
        }
    }

    /** The column has another value than this one. */
    record Not(String column, String literal) implements Condition {}

    /** A comparison of the number of characters. */
    record Length(String column, String operator, int characters) implements Condition {}

    /** A comparison of the number of bytes, or of an array's elements. */
    record Size(String column, String operator, int size) implements Condition {}

    /** The column, of JSON, holds what is called so: {@code object}, {@code array}. */
    record JsonType(String column, String type) implements Condition {}

    /** The column, of JSON, is an object that has these keys. */
    record HasKeys(String column, List<String> keys) implements Condition {
        public HasKeys {
            keys = List.copyOf(keys);
        }
    }

    /** The column, an array, has no other elements than these. */
    record Elements(String column, List<String> literals) implements Condition {
        public Elements {
            literals = List.copyOf(literals);
        }
    }

    /**
     * The column is a sum or a difference of others.
     *
     * @param others columns that stand in the expression
     * @param expression with the names in double quotes, as a spec writes it
     */
    record Equation(String column, List<String> others, String expression) implements Condition {
        public Equation {
            others = List.copyOf(others);
        }
    }

    /** The column, a text, matches a regular expression of PostgreSQL's. */
    record Matches(String column, String regex) implements Condition {}

    /** The column, a text, is the same in capital letters, or in small ones. */
    record Cased(String column, boolean upper) implements Condition {}

    /** The column is null, or is not. */
    record Null(String column, boolean isNull) implements Condition {}

    /**
     * A comparison with another column of the row.
     *
     * @param operator one of {@code = < <= > >= <>}
     */
    record Ordered(String column, String operator, String other) implements Condition {}

    /** Both columns are null, or neither is. */
    record NullsAgree(String column, String other) implements Condition {}

    /** The given number of the columns is not null, which is one way to keep a condition that lets in more. */
    record NonNulls(List<String> columns, int number) implements Condition {
        public NonNulls {
            columns = List.copyOf(columns);
        }

        @Override
        public String column() {
            return columns.get(0);
        }
    }

    /** The column is true, or is false. */
    record Truth(String column, boolean isTrue) implements Condition {}
}
