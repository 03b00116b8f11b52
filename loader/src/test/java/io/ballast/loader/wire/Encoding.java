package io.ballast.loader.wire;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.schema.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the encoder over CSV that stands in a test. */
final class Encoding {
    private static final CsvDialect PLAIN = new CsvDialect(false);

    private Encoding() {}

    static byte[] of(List<Column> columns, String csv) {
        return of(columns, PLAIN, csv.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    /** Feeds the encoder chunks of this number of bytes. */
    static byte[] of(List<Column> columns, CsvDialect dialect, byte[] csv, int chunk) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(columns, dialect);
        for (int from = 0; from < csv.length; from += Math.min(chunk, csv.length - from)) {
            encoder.encode(csv, from, Math.min(chunk, csv.length - from), wire::write);
        }
        encoder.finish(wire::write);
        return wire.toByteArray();
    }

    /** Feeds the encoder two chunks, the first of which has {@code cut} bytes. */
    static byte[] split(List<Column> columns, byte[] csv, int cut) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(columns, PLAIN);
        encoder.encode(csv, 0, cut, wire::write);
        encoder.encode(csv, cut, csv.length - cut, wire::write);
        encoder.finish(wire::write);
        return wire.toByteArray();
    }
}
