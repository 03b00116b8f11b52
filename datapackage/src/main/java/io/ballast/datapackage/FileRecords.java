package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.bundle.OriginalText;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.csv.RecordScanner;
import io.ballast.datapackage.csv.ScanFault;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileFault;
import io.ballast.datapackage.file.FileFormat;
import io.ballast.datapackage.file.Packing;
import io.ballast.datapackage.file.TextInput;
import io.ballast.datapackage.file.UndecodableBytes;
import io.ballast.datapackage.type.UnreadableValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file of a table, behind its header, with their places. Whatever is wrong with the file is thrown as a
 * refusal that names it. One thread at a time.
 */
final class FileRecords implements AutoCloseable {
    private final ExternalTable table;
    private final ExternalFile file;
    private final TextInput text;
    private final RecordScanner scanner;
    private final FileFormat format;
    private final boolean settingAside;
    private final StringBuilder header = new StringBuilder();
    private final ColumnMapping mapping;
    private long rows;
    private boolean pending;
    private @Nullable RecordFault fault;

    private FileRecords(ExternalTable table, int fileIndex, boolean settingAside, @Nullable FileRecords first)
            throws IOException {
        this.table = table;
        this.file = table.files().get(fileIndex);
        this.format = table.formats().get(fileIndex);
        this.settingAside = settingAside;
        this.text = TextInput.open(file, format, settingAside);
        this.scanner = new RecordScanner(text, table.dialect(), settingAside);
        try {
            this.mapping = mapping(first);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /**
     * Opens a file of the table. Where only the first one must have a header, another may have one or, as the standard of packages
     * has parts simply joined, may not.
     */
    static FileRecords open(ExternalTable table, int fileIndex) {
        return open(table, fileIndex, false);
    }

    /** As the other one; where records are set aside, what is wrong with one of them is its {@link #fault}, and nothing is thrown. */
    static FileRecords open(ExternalTable table, int fileIndex, boolean settingAside) {
        @Nullable FileRecords first = null;
        if (fileIndex > 0 && table.dialect().header() && !table.headers().inEveryFile()) {
            try (FileRecords header = open(table, 0, settingAside)) {
                first = header;
            }
        }
        @Nullable FileRecords ofFirst = first;
        return opening(table.files().get(fileIndex), () -> new FileRecords(table, fileIndex, settingAside, ofFirst));
    }

    /** The first record of a file of whose columns nothing is known yet. */
    static List<String> header(ExternalFile file, FileFormat format, DelimitedDialect dialect) {
        return opening(file, () -> {
            try (TextInput text = TextInput.open(file, format)) {
                RecordScanner scanner = new RecordScanner(text, dialect);
                if (!next(scanner, file, format.packing())) {
                    throw HeaderFault.ofEmptyFile();
                }
                return HeaderReader.names(scanner);
            }
        });
    }

    /** What may fail with all the faults that a file can have at its beginning. */
    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T opening(ExternalFile file, Opening<T> opening) {
        try {
            return opening.open();
        } catch (ScanFault e) {
            throw refusal(file, "line " + e.line(), e.found(), e.expected());
        } catch (HeaderFault e) {
            throw refusal(file, "header", e.found(), e.expected());
        } catch (FileFault e) {
            throw refusal(file, "", e.found(), e.expected());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Goes to the next record; false at the end of the file. */
    boolean next() {
        try {
            if (pending) {
                pending = false;
            } else if (!nextRecord()) {
                return false;
            }
        } catch (ScanFault e) {
            throw refusal(file, "line " + e.line(), e.found(), e.expected());
        } catch (FileFault e) {
            throw refusal(file, "after row " + rows, e.found(), e.expected());
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        rows++;
        fault = settingAside ? faultOfRecord() : null;
        if (fault == null && scanner.fields() != mapping.fields()) {
            fault = wrongLength();
        }
        if (fault != null && !settingAside) {
            throw refusal(file, place(), fault.found(), fault.expected());
        }
        return true;
    }

    private @Nullable RecordFault faultOfRecord() {
        @Nullable ScanFault scanned = scanner.fault();
        if (scanned != null) {
            return RecordFault.malformed("line " + scanned.line(), scanned.found(), scanned.expected());
        }
        @Nullable
        String undecodable = text.hasMetUndecodable()
                ? UndecodableBytes.found(scanner.text(), scanner.to(scanner.fields() - 1), format.charset())
                : null;
        return undecodable == null
                ? null
                : RecordFault.undecodable(undecodable, format.charset().name());
    }

    /** What is wrong with the record at hand, where records are set aside; null for one whose fields can be looked at. */
    @Nullable
    RecordFault fault() {
        return fault;
    }

    /** What records of this file stand under, so that they can be read as they are here: a byte order mark and a header, where there are any. */
    OriginalText head() {
        return FileHead.of(header, format.charset());
    }

    /** Text of a record in the encoding of the file. */
    OriginalText encoded(CharSequence record) {
        return new OriginalText(UndecodableBytes.encode(record, FileHead.plain(format.charset())));
    }

    private boolean nextRecord() throws IOException {
        return next(scanner, file, format.packing());
    }

    /** What comes through a pipe ends with a line: else a program that died while it wrote a value would have left a shorter one. */
    private static boolean next(RecordScanner scanner, ExternalFile file, Packing packing) throws IOException {
        boolean found = scanner.next();
        if (found && scanner.isUnterminated() && file.isReadOnce() && packing == Packing.NONE) {
            throw refusal(
                    file,
                    "line " + scanner.line(),
                    "the end of the input inside a line",
                    "the end of the line first, which a program that ends early does not write");
        }
        return found;
    }

    RecordScanner record() {
        return scanner;
    }

    ColumnMapping mapping() {
        return mapping;
    }

    /** Records handed out so far. */
    long rows() {
        return rows;
    }

    long fileBytes() {
        return text.fileBytes();
    }

    /** Reads what is left of the file's bytes, and says what all of them hash to. */
    private String sha256() {
        try {
            return text.finish();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Makes sure, at the end, that the file still has the bytes that it had in phase CHECK. */
    void checkUnchanged(String expected) {
        if (file.isReadOnce()) {
            return; // there is nothing that it could have changed from
        }
        String found = sha256();
        if (!found.equals(expected)) {
            throw refuse(
                    "the SHA-256 " + found,
                    expected + ", as it was in phase CHECK: the file was changed while it was loaded");
        }
    }

    /** Refuses the record at hand for a fault of one of its values. */
    BallastException refuse(RecordFault ofValue) {
        return refusal(
                file, place() + ", " + ofValue.place(), ofValue.found(), ofValue.expected(), ofValue.otherwise());
    }

    /** A value of the record at hand that cannot be read. */
    RecordFault unreadable(int column, String value, UnreadableValue unreadable) {
        return RecordFault.ofValue(
                column(column),
                JsonPlace.quoted(value) + ", which is " + unreadable.what(),
                table.schema().columns().get(column).type().sql(),
                unreadable.otherwise());
    }

    /** A value that its column's CHECK forbids. */
    RecordFault limited(int column, String value, String expected) {
        return RecordFault.ofValue(column(column), JsonPlace.quoted(value), expected, Hint.NONE);
    }

    private BallastException refuse(String found, String expected) {
        return refusal(file, "", found, expected);
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** By the file's own header, or as the first file has it where this one begins with a row. */
    private ColumnMapping mapping(@Nullable FileRecords first) throws IOException {
        if (!table.dialect().header()) {
            return ColumnMapping.byOrder(table);
        }
        boolean empty = !nextRecord();
        if (empty && first == null) {
            throw HeaderFault.ofEmptyFile();
        }
        pending = !empty && first != null && !first.mapping.looksLikeHeader(scanner);
        if (first != null && (empty || pending)) {
            header.append(first.header);
            return first.mapping;
        }
        if (settingAside) {
            keepHeader();
        }
        return HeaderReader.read(table, scanner);
    }

    private void keepHeader() {
        @Nullable RecordFault wrong = faultOfRecord();
        if (wrong != null) {
            throw new HeaderFault(wrong.found(), wrong.expected());
        }
        scanner.appendText(header);
    }

    private RecordFault wrongLength() {
        boolean empty = scanner.fields() == 1 && scanner.to(0) == 0 && !scanner.isQuoted(0);
        return RecordFault.malformed(
                "",
                empty ? "an empty line" : scanner.fields() + (scanner.fields() == 1 ? " field" : " fields"),
                String.valueOf(mapping.fields()) + (empty ? " fields" : ""));
    }

    /** Rows are counted without header and comments, lines with everything. */
    private String place() {
        return "row " + rows + " (line " + scanner.line() + ")";
    }

    private String column(int column) {
        return "column \"" + JsonPlace.escaped(table.fields().get(column).name()) + "\"";
    }

    private static BallastException refusal(ExternalFile file, String place, String found, String expected) {
        return refusal(file, place, found, expected, Hint.NONE);
    }

    /** @param otherwise what can be done instead of fixing the file */
    private static BallastException refusal(
            ExternalFile file, String place, String found, String expected, Hint otherwise) {
        Hint fix = Hint.act("fix the file, or what describes it").then(Rerun.RESTART);
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                Finding.unexpected(
                        JsonPlace.escaped(file.name()) + (place.isEmpty() ? "" : ", " + place),
                        found,
                        expected,
                        "Nothing was published.",
                        otherwise.ways().isEmpty()
                                ? fix
                                : otherwise.then(Rerun.RESTART).or(fix)));
    }
}
