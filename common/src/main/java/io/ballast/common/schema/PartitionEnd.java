package io.ballast.common.schema;

/** The end of a range in one column: a value, or none. */
public sealed interface PartitionEnd {
    /** Below all values. */
    PartitionEnd MIN = new Open(true);
    /** Above all values. */
    PartitionEnd MAX = new Open(false);

    String sql();

    static PartitionEnd of(String literal) {
        return new At(literal);
    }

    /** An end that lets in all values on its side. */
    record Open(boolean below) implements PartitionEnd {
        @Override
        public String sql() {
            return below ? "MINVALUE" : "MAXVALUE";
        }
    }

    /** An end at a value, as a literal. */
    record At(String literal) implements PartitionEnd {
        @Override
        public String sql() {
            return SqlText.literal(literal);
        }
    }
}
