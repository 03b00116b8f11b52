package io.ballast.loader.wire;

/** The numbers in pg_type of the types of a table's columns. For a type with a name of its own it is another one in each database. */
@FunctionalInterface
public interface TypeNumbers {
    /** Where no server reads the rows. */
    TypeNumbers UNKNOWN = column -> TypeNumber.UNKNOWN;

    /** The number for the type of this column; {@link TypeNumber#UNKNOWN} where its binary form has none in it, and no extension brings it. */
    TypeNumber of(String column);
}
