package io.ballast.generator.value;

import java.util.List;

/** Text put together from parts. A part that is null adds nothing. */
final class TemplateWriter implements ColumnWriter {
    private final ColumnWriter[] parts;
    private final int maxBytes;
    private final boolean plain;

    TemplateWriter(List<ColumnWriter> parts) {
        this.parts = parts.toArray(ColumnWriter[]::new);
        this.maxBytes = parts.stream().mapToInt(ColumnWriter::maxBytes).reduce(0, Math::addExact);
        this.plain = parts.stream().allMatch(ColumnWriter::plain);
    }

    @Override
    public void write(RowSink sink) {
        sink.openText();
        for (ColumnWriter part : parts) {
            part.write(sink);
        }
        sink.closeText(plain);
    }

    @Override
    public int maxBytes() {
        return maxBytes;
    }

    @Override
    public boolean plain() {
        return plain;
    }
}
