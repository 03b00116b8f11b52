package io.ballast.common.schema;

/** What may stand in parentheses behind the name of a type. */
enum TypeModifier {
    NONE("", 0, 0),
    /** The characters of a text; PostgreSQL's limit for varchar(n) and char(n). */
    LENGTH("(n)", 1, 10_485_760),
    /** The digits of a number, and how many of them stand after the point; PostgreSQL's limit for the declared precision of numeric. */
    PRECISION("(p,s)", 1, 1000),
    /** The digits after the point of a second. */
    FRACTION("(p)", 0, 6);

    private final String placeholder;
    private final int minLength;
    private final int maxLength;

    TypeModifier(String placeholder, int minLength, int maxLength) {
        this.placeholder = placeholder;
        this.minLength = minLength;
        this.maxLength = maxLength;
    }

    /** As a list of types writes it, such as {@code (n)}. */
    String placeholder() {
        return placeholder;
    }

    /** The smallest first number in the parentheses. */
    int minLength() {
        return minLength;
    }

    /** The largest first number in the parentheses. */
    int maxLength() {
        return maxLength;
    }
}
