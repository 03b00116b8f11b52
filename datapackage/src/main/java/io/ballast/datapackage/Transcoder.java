package io.ballast.datapackage;

import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.datapackage.csv.RecordScanner;
import io.ballast.datapackage.type.Conversion;
import io.ballast.datapackage.type.UnreadableValue;
import org.jspecify.annotations.Nullable;

/**
 * An external file as a shard of ours: its records, column by column, in our own dialect. At the end it is made sure that the
 * file still has the bytes that it had in phase CHECK. What is wrong in a record is thrown once all records before it have been
 * handed out. One thread at a time.
 */
final class Transcoder implements ShardReader {
    /** Records are gathered up to this number of bytes before they are handed out. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final SourceShard shard;
    private final FileRecords records;
    private final ColumnMapping mapping;
    private final @Nullable Conversion[] conversions;
    private final char[][][] missing;
    /** Null for a column without any, and where nobody asks. */
    private final @Nullable ValueLimits[] limits;

    private final CsvText csv = new CsvText();
    private @Nullable BallastException failure;
    private long rawBytes;
    private boolean ended;

    /** @param limited whether values are checked against the CHECKs of their columns, as the server does later on */
    Transcoder(TableFile file, SourceShard shard, boolean limited) {
        ExternalTable table = file.table();
        this.shard = shard;
        this.records = FileRecords.open(table, file.index());
        this.mapping = records.mapping();
        this.conversions =
                table.fields().stream().map(ExternalField::conversion).toArray(Conversion[]::new);
        this.missing = table.fields().stream()
                .map(field -> field.missing().stream().map(String::toCharArray).toArray(char[][]::new))
                .toArray(char[][][]::new);
        this.limits = table.schema().columns().stream()
                .map(column -> limited ? ValueLimits.of(column) : null)
                .toArray(ValueLimits[]::new);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (csv.available() == 0 && !ended) {
            gather();
        }
        if (csv.available() == 0) {
            if (failure != null) {
                throw failure;
            }
            checkUnchanged();
            return -1;
        }
        int count = csv.take(buffer, offset, length);
        rawBytes += count;
        return count;
    }

    @Override
    public SourceShard found() {
        return shard.found(rawBytes, records.rows());
    }

    /** Only whether the file has changed: another bad row further on is of no interest. */
    @Override
    public void drain() {
        checkUnchanged();
    }

    @Override
    public void close() {
        records.close();
    }

    private void gather() {
        int whole = 0;
        try {
            while (whole < CHUNK_BYTES) {
                if (!records.next()) {
                    ended = true;
                    return;
                }
                record();
                whole = csv.available();
            }
        } catch (BallastException e) {
            csv.dropBehind(whole);
            failure = e;
            ended = true;
        }
    }

    private void record() {
        RecordScanner record = records.record();
        for (int column = 0; column < mapping.columns(); column++) {
            int field = mapping.fieldOf(column);
            if (field < 0 || record.isNull(field) || isMissing(record, field, missing[column])) {
                csv.putNull();
                continue;
            }
            @Nullable Conversion conversion = conversions[column];
            if (limits[column] != null) {
                checkLimits(limits[column], conversion, column, record.field(field));
            }
            if (conversion == null) {
                csv.put(record.text(), record.from(field), record.to(field));
            } else {
                convert(conversion, column, record.field(field));
            }
        }
        csv.endRecord();
    }

    private void convert(Conversion conversion, int column, String value) {
        try {
            char[] converted = conversion.convert(value).toCharArray();
            csv.put(converted, 0, converted.length);
        } catch (UnreadableValue e) {
            throw records.refuseValue(column, value, e);
        }
    }

    private void checkLimits(ValueLimits limit, @Nullable Conversion conversion, int column, String value) {
        try {
            @Nullable String expected = limit.expectedInsteadOf(conversion == null ? value : conversion.convert(value));
            if (expected != null) {
                throw records.refuseLimited(column, value, expected);
            }
        } catch (UnreadableValue e) {
            throw records.refuseValue(column, value, e);
        }
    }

    private static boolean isMissing(RecordScanner record, int field, char[][] missing) {
        int from = record.from(field);
        int length = record.to(field) - from;
        for (char[] value : missing) {
            if (value.length == length) {
                int i = 0;
                while (i < length && value[i] == record.text()[from + i]) {
                    i++;
                }
                if (i == length) {
                    return true;
                }
            }
        }
        return false;
    }

    private void checkUnchanged() {
        if (records.areReadOnce()) {
            return; // there is nothing that it could have changed from
        }
        String sha256 = records.sha256();
        if (!sha256.equals(shard.sha256())) {
            throw records.refuse(
                    "the SHA-256 " + sha256,
                    shard.sha256() + ", as it was in phase CHECK: the file was changed while it was loaded");
        }
    }
}
