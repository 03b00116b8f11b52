package io.ballast.generator.value;

/** The same text in each row. */
record ConstantWriter(TextPool text) implements ColumnWriter {
    @Override
    public void write(RowSink sink) {
        text.write(0, sink);
    }

    @Override
    public int maxBytes() {
        return text.maxBytes();
    }

    @Override
    public boolean plain() {
        return text.plain();
    }
}
