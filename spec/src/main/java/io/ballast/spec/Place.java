package io.ballast.spec;

/**
 * Where something stands in the text of a spec, for messages about what only shows later. All places are equal, as specs that say
 * the same are, wherever they say it.
 */
public final class Place {
    /** Of what was not read from a text. */
    public static final Place NONE = new Place("");

    private final String where;

    private Place(String where) {
        this.where = where;
    }

    /** The file and the line, such as {@code spec.yaml:7}. */
    public static Place of(String where) {
        return new Place(where);
    }

    /** The message behind its place. */
    public String before(String message) {
        return where.isEmpty() ? message : where + ": " + message;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return where;
    }
}
