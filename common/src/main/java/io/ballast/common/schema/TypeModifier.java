package io.ballast.common.schema;

/** What may stand in parentheses behind the name of a type. */
enum TypeModifier {
    NONE("", 0),
    /** The characters of a text; PostgreSQL's limit for varchar(n) and char(n). */
    LENGTH("(n)", 10_485_760),
    /** The digits of a number, and how many of them stand after the point; PostgreSQL's limit for the declared precision of numeric. */
    PRECISION("(p,s)", 1000);

    private final String placeholder;
    private final int maxLength;

    TypeModifier(String placeholder, int maxLength) {
        this.placeholder = placeholder;
        this.maxLength = maxLength;
    }

    /** As a list of types writes it, such as {@code (n)}. */
    String placeholder() {
        return placeholder;
    }

    /** The largest first number in the parentheses. */
    int maxLength() {
        return maxLength;
    }
}
