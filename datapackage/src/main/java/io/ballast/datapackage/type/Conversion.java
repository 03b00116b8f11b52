package io.ballast.datapackage.type;

/** Turns the text of a value into the text that PostgreSQL has for it. Safe for use by many threads. */
@FunctionalInterface
public interface Conversion {
    /**
     * The value as PostgreSQL reads it.
     *
     * @throws UnreadableValue when it is no value of the field
     */
    String convert(String value) throws UnreadableValue;
}
