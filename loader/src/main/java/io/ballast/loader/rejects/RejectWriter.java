package io.ballast.loader.rejects;

import io.ballast.common.bundle.RefusedRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the records of one shard, and their reasons beside them, as both files will have them. */
final class RejectWriter {
    /** What the reasons stand under. */
    static final byte[] HEADER = "file,record,line,table,sqlstate,reason\n".getBytes(StandardCharsets.UTF_8);

    private final Path path;
    private final OutputStream records;
    private final OutputStream reasons;

    RejectWriter(Path recordsPath, Path reasonsPath) {
        this.path = recordsPath;
        try {
            this.records = new BufferedOutputStream(Files.newOutputStream(recordsPath));
            this.reasons = new BufferedOutputStream(Files.newOutputStream(reasonsPath));
        } catch (IOException e) {
            throw RejectFiles.failed("write", recordsPath, e);
        }
    }

    void write(ShardRejects.Origin origin, RefusedRecord record) {
        String reason = quoted(origin.name()) + "," + record.row() + "," + record.line() + "," + quoted(origin.table())
                + "," + record.sqlState() + "," + quoted(record.reason()) + "\n";
        try {
            records.write(record.text().bytes());
            reasons.write(reason.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw RejectFiles.failed("write", path, e);
        }
    }

    void close() {
        try (records;
                reasons) {
            records.flush();
        } catch (IOException e) {
            throw RejectFiles.failed("write", path, e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
