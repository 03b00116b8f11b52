package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;

/**
 * Text after a pattern: one of a few characters at each position. Neighbouring positions are drawn together, as one number below
 * the product of their choices, so that a phone number takes one draw.
 */
final class PatternWriter implements ColumnWriter {
    private final RowCursor cursor;
    private final long key;
    private final PatternRun[] runs;
    private final int maxBytes;
    private final boolean plain;

    PatternWriter(RowCursor cursor, long key, PatternRun[] runs) {
        this.cursor = cursor;
        this.key = key;
        this.runs = runs;
        int longest = 0;
        boolean allPlain = runs.length > 0;
        for (PatternRun run : runs) {
            longest += run.maxBytes();
            allPlain &= run.plain();
        }
        this.maxBytes = longest;
        this.plain = allPlain;
    }

    @Override
    public void write(RowSink sink) {
        sink.openText();
        long cell = CellBits.at(key, cursor.row);
        for (int i = 0; i < runs.length; i++) {
            PatternRun run = runs[i];
            run.write(CellBits.below(i == 0 ? cell : CellBits.at(cell, i), run.choices()), sink);
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
