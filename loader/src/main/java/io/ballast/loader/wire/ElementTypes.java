package io.ballast.loader.wire;

/**
 * The numbers in pg_type of the elements of a table's arrays. An array has it in its binary form, and for a type with a name of its own it is
 * another one in each database.
 */
@FunctionalInterface
public interface ElementTypes {
    /** Where no server reads the arrays. */
    ElementTypes UNKNOWN = column -> 0;

    /** The number for the array in this column; anything where it has no such array. */
    int oid(String column);
}
