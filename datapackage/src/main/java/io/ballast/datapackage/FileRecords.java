package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
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
    private final Packing packing;
    private final TextInput text;
    private final RecordScanner scanner;
    private final ColumnMapping mapping;
    private long rows;
    private boolean pending;

    private FileRecords(ExternalTable table, int fileIndex, @Nullable ColumnMapping first) throws IOException {
        this.table = table;
        this.file = table.files().get(fileIndex);
        this.packing = table.formats().get(fileIndex).packing();
        this.text = TextInput.open(file, table.formats().get(fileIndex));
        this.scanner = new RecordScanner(text, table.dialect());
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
        @Nullable ColumnMapping first = null;
        if (fileIndex > 0 && table.dialect().header() && !table.headers().inEveryFile()) {
            try (FileRecords header = open(table, 0)) {
                first = header.mapping;
            }
        }
        @Nullable ColumnMapping ofFirst = first;
        return opening(table.files().get(fileIndex), () -> new FileRecords(table, fileIndex, ofFirst));
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
        if (scanner.fields() != mapping.fields()) {
            throw wrongLength();
        }
        return true;
    }

    private boolean nextRecord() throws IOException {
        return next(scanner, file, packing);
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

    boolean areReadOnce() {
        return file.isReadOnce();
    }

    /** Reads what is left of the file's bytes, and says what all of them hash to. */
    String sha256() {
        try {
            return text.finish();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Refuses the value of a column in the record at hand. */
    BallastException refuseValue(int column, String value, UnreadableValue unreadable) {
        return refusal(
                file,
                place(column),
                JsonPlace.quoted(value) + ", which is " + unreadable.what(),
                table.schema().columns().get(column).type().sql(),
                unreadable.otherwise());
    }

    /** Refuses a value that its column's CHECK forbids. */
    BallastException refuseLimited(int column, String value, String expected) {
        return refusal(file, place(column), JsonPlace.quoted(value), expected);
    }

    BallastException refuse(String found, String expected) {
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
    private ColumnMapping mapping(@Nullable ColumnMapping first) throws IOException {
        if (!table.dialect().header()) {
            return ColumnMapping.byOrder(table);
        }
        boolean empty = !nextRecord();
        if (empty && first == null) {
            throw HeaderFault.ofEmptyFile();
        }
        pending = !empty && first != null && !first.looksLikeHeader(scanner);
        return first != null && (empty || pending) ? first : HeaderReader.read(table, scanner);
    }

    private BallastException wrongLength() {
        boolean empty = scanner.fields() == 1 && scanner.to(0) == 0 && !scanner.isQuoted(0);
        return refusal(
                file,
                place(),
                empty ? "an empty line" : scanner.fields() + (scanner.fields() == 1 ? " field" : " fields"),
                String.valueOf(mapping.fields()) + (empty ? " fields" : ""));
    }

    /** Rows are counted without header and comments, lines with everything. */
    private String place() {
        return "row " + rows + " (line " + scanner.line() + ")";
    }

    private String place(int column) {
        return place() + ", column \""
                + JsonPlace.escaped(table.fields().get(column).name()) + "\"";
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
                JsonPlace.escaped(file.name()) + (place.isEmpty() ? "" : ", " + place) + ": found " + found
                        + "; expected " + expected + ". Nothing was published.",
                otherwise.ways().isEmpty() ? fix : otherwise.then(Rerun.RESTART).or(fix));
    }
}
