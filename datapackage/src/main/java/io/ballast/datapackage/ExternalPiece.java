package io.ballast.datapackage;

import io.ballast.common.bundle.OriginalText;
import io.ballast.common.bundle.RecordPiece;
import io.ballast.common.bundle.RefusedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records of an external file, gathered one after the other: what is sent of each, and its own text. Used again for the next piece. */
final class ExternalPiece implements RecordPiece {
    private final FileRecords records;
    private final CsvText csv = new CsvText();
    private final StringBuilder text = new StringBuilder();
    private final List<RefusedRecord> unreadable = new ArrayList<>();
    private int[] ends = new int[1024];
    private int[] textEnds = new int[1024];
    private long[] rows = new long[1024];
    private long[] lines = new long[1024];
    private int count;
    private int unreadableChars;

    ExternalPiece(FileRecords records) {
        this.records = records;
    }

    void clear() {
        csv.clear();
        text.setLength(0);
        unreadable.clear();
        unreadableChars = 0;
        count = 0;
    }

    /** Where the record at hand is to be put. */
    CsvText csvText() {
        return csv;
    }

    /** The record at hand has been put. */
    void add() {
        records.record().appendText(text);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            textEnds = Arrays.copyOf(textEnds, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        ends[count] = csv.available();
        textEnds[count] = text.length();
        rows[count] = records.rows();
        lines[count] = records.record().line();
        count++;
    }

    /** The record at hand is not to be sent, whatever has been put of it. */
    void addUnreadable(RecordFault fault) {
        csv.dropBehind(count == 0 ? 0 : ends[count - 1]);
        StringBuilder own = new StringBuilder();
        records.record().appendText(own);
        unreadableChars += own.length();
        unreadable.add(new RefusedRecord(
                records.rows(), records.record().line(), records.encoded(own), fault.sqlState(), fault.reason()));
    }

    boolean isFull(int bytes, int chars, int number) {
        return csv.available() >= bytes
                || text.length() + unreadableChars >= chars
                || count + unreadable.size() >= number;
    }

    boolean isEmpty() {
        return count == 0 && unreadable.isEmpty();
    }

    @Override
    public int records() {
        return count;
    }

    @Override
    public byte[] csv() {
        return csv.bytes();
    }

    @Override
    public int end(int record) {
        return ends[record];
    }

    @Override
    public RefusedRecord refused(int record, String sqlState, String reason) {
        OriginalText own = records.encoded(text.subSequence(record == 0 ? 0 : textEnds[record - 1], textEnds[record]));
        return new RefusedRecord(rows[record], lines[record], own, sqlState, reason);
    }

    @Override
    public List<RefusedRecord> unreadable() {
        return List.copyOf(unreadable);
    }
}
