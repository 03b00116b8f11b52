package io.ballast.datapackage.csv;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file of any dialect apart, record by record, and refuses whatever the dialect leaves open: a quote within an unquoted
 * field, anything between a closing quote and the next delimiter, a lone carriage return, NUL. Known libraries guess there, and
 * none of them knows escapes outside quotes and whether a field was quoted, both at once. The fields of a record are valid
 * until the next. Memory is bounded whatever the file holds. One thread at a time.
 */
public final class RecordScanner {
    /** Of one record; a field of PostgreSQL ends at 1 GB, but nobody writes such things into CSV. */
    static final int MAX_RECORD_CHARS = 1 << 22;
    /** Twice the columns that a table of PostgreSQL can have: a file may have more than are wanted. */
    private static final int MAX_FIELDS = 3200;

    private final DelimitedDialect dialect;
    private final Quoting quoting;
    private final Lookahead input;
    private final FieldBuffer fields = new FieldBuffer(MAX_RECORD_CHARS, MAX_FIELDS);
    /** The characters that end a run of plain ones, outside and inside quotes; whatever lies beyond is plain. */
    private final boolean[] specialOutside;

    private final boolean[] specialInside;
    /** Null while both newlines alone and after carriage returns end records. */
    private @Nullable String terminator;

    /** Whether the file may still turn out to end its records with carriage returns alone. */
    private boolean terminatorOpen;

    private long line = 1;
    private long recordLine;
    private boolean fieldEscaped;
    private boolean unterminated;
    private final boolean settingAside;
    /** The first fault of the record at hand, where records with faults are set aside. */
    private @Nullable ScanFault fault;

    /** A scanner that throws the first fault. */
    public RecordScanner(CharSource source, DelimitedDialect dialect) {
        this(source, dialect, false);
    }

    /**
     * As the other one.
     *
     * @param settingAside whether a record with a {@link #fault} is one too, with its {@linkplain #appendText text}; only a record without an
     *     end is thrown then
     */
    public RecordScanner(CharSource source, DelimitedDialect dialect, boolean settingAside) {
        this.settingAside = settingAside;
        this.dialect = dialect;
        this.quoting = dialect.quoting();
        this.terminator = dialect.lineTerminator();
        this.terminatorOpen = terminator == null;
        this.input = new Lookahead(source);
        this.specialOutside = Specials.outside(dialect);
        this.specialInside = Specials.inside(dialect);
    }

    /**
     * Goes to the next record.
     *
     * @return false at the end of the file
     * @throws ScanFault when the file does not keep to its dialect
     */
    public boolean next() throws IOException {
        fields.clear();
        input.forget();
        while (dialect.comment() != null && input.at(dialect.comment())) {
            skipLine();
        }
        if (!input.more()) {
            return false;
        }
        recordLine = line;
        if (settingAside) {
            fault = null;
            input.keep();
        }
        try {
            boolean inRecord = true;
            while (inRecord) {
                inRecord = field();
            }
        } catch (ScanFault e) {
            if (!settingAside || e.isEndless()) {
                throw e;
            }
            note(e);
            skipRest();
        }
        return true;
    }

    /** What is wrong with the record, where such records are set aside; null for a sound one. */
    public @Nullable ScanFault fault() {
        return fault;
    }

    /** Adds the record as it stands in the file, with an end of its last line even if it has none; only where records are set aside. */
    public void appendText(StringBuilder to) {
        input.appendKept(to);
        String end = terminator == null ? "\n" : terminator;
        if (unterminated && !to.toString().endsWith(end)) {
            to.append(end);
        }
    }

    /** A fault that leaves no doubt where the record ends. */
    private void refuse(ScanFault found) {
        if (!settingAside) {
            throw found;
        }
        note(found);
    }

    private void note(ScanFault found) {
        fault = fault == null ? found : fault;
    }

    /** How many fields the record has, at least one. */
    public int fields() {
        return fields.fields;
    }

    /** The characters of all fields: field {@code i} is {@code text()[from(i), to(i))}. */
    public char[] text() {
        return fields.text;
    }

    public int from(int field) {
        return field == 0 ? 0 : fields.ends[field - 1];
    }

    public int to(int field) {
        return fields.ends[field];
    }

    /** The field as a string. */
    public String field(int field) {
        return new String(fields.text, from(field), to(field) - from(field));
    }

    public boolean isQuoted(int field) {
        return fields.quoted[field];
    }

    /** Whether the field is the dialect's sequence for NULL. */
    public boolean isNull(int field) {
        return fields.isNull[field];
    }

    /** Whether the file ended where the record did, without the end of a line. */
    public boolean isUnterminated() {
        return unterminated;
    }

    /** The line on which the record begins, counted from 1. */
    public long line() {
        return recordLine;
    }

    /** Takes the next field with what ends it; false when it was the record's last. */
    private boolean field() throws IOException {
        fieldEscaped = false;
        if (dialect.skipInitialSpace()) {
            while (input.more() && input.buffer[input.position] == ' ') {
                input.position++;
            }
        }
        boolean quoted = quoting.quote() != null && input.more() && input.buffer[input.position] == quoting.quote();
        if (quoted) {
            input.position++;
            quotedText();
        } else {
            unquotedText();
        }
        fields.endField(quoted, !quoted && isNullSequence(), line);
        return !endOfRecord(quoted);
    }

    private void unquotedText() throws IOException {
        while (input.more()) {
            plain(specialOutside);
            if (input.position == input.limit) {
                continue;
            }
            char c = input.buffer[input.position];
            if (is(quoting.escape(), c) && !quoting.escapeInQuotesOnly()) {
                fieldEscaped |= fields.length == fields.start();
                escaped();
            } else if (input.at(dialect.delimiter()) || atTerminator()) {
                return;
            } else {
                refuseOutside(c);
                take();
            }
        }
    }

    private void quotedText() throws IOException {
        long opened = line;
        while (input.more()) {
            plain(specialInside);
            if (input.position == input.limit) {
                continue;
            }
            char c = input.buffer[input.position];
            if (is(quoting.escape(), c) && !isPlainInQuotes()) {
                escaped();
            } else if (is(quoting.quote(), c)) {
                input.position++;
                boolean doubled = quoting.doubled() && input.more() && input.buffer[input.position] == c;
                if (!doubled) {
                    return;
                }
                take();
            } else {
                refuseNul(c);
                line += c == '\n' ? 1 : 0;
                take();
            }
        }
        throw new ScanFault(opened, "the end of the file inside quotes that open here", "a closing quote");
    }

    /** Whether the escape character at hand is a character like others. */
    private boolean isPlainInQuotes() throws IOException {
        if (!quoting.escapeInQuotesOnly()) {
            return false;
        }
        String escape = String.valueOf(quoting.escape());
        return !input.at(escape + quoting.quote()) && !input.at(escape + escape);
    }

    private void escaped() throws IOException {
        input.position++;
        if (!input.more()) {
            throw new ScanFault(line, "the end of the file after an escape character", "a character");
        }
        refuseNul(input.buffer[input.position]);
        line += input.buffer[input.position] == '\n' ? 1 : 0;
        take();
    }

    /** Takes delimiter or terminator; true at the end of the record. */
    private boolean endOfRecord(boolean quoted) throws IOException {
        boolean delimited = input.at(dialect.delimiter());
        if (delimited) {
            input.position += dialect.delimiter().length();
            if (!dialect.trailingDelimiter()) {
                return false;
            }
        }
        boolean ended = !input.more();
        unterminated = ended;
        if (ended || atTerminator()) {
            if (dialect.trailingDelimiter() && !delimited) {
                throw new ScanFault(
                        line, "the end of a record without a delimiter", "one after each field, the last too");
            }
            input.position += ended ? 0 : terminatorLength();
            line += ended ? 0 : 1;
            return true;
        }
        if (delimited) {
            return false;
        }
        throw new ScanFault(
                line,
                Shown.character(input.buffer[input.position]) + (quoted ? " after a closing quote" : ""),
                "a delimiter or the end of the line");
    }

    /**
     * The end of the first line decides how all lines end where the dialect does not, as it does for COPY: what Macs wrote once, and
     * some programs still do, are carriage returns alone.
     */
    private boolean atTerminator() throws IOException {
        if (terminator != null) {
            return input.at(terminator);
        }
        boolean ended = input.at("\n") || input.at("\r\n");
        if (terminatorOpen && !ended && input.at("\r")) {
            terminator = "\r";
            ended = true;
        }
        terminatorOpen &= !ended;
        return ended;
    }

    private int terminatorLength() {
        return terminator != null ? terminator.length() : input.buffer[input.position] == '\n' ? 1 : 2;
    }

    private void refuseOutside(char c) {
        refuseNul(c);
        if (is(quoting.quote(), c) && !quoting.quotesInPlainFields()) {
            refuse(new ScanFault(line, "a quote inside an unquoted field", "quotes around the whole field, or none"));
        }
        if (dialect.lineTerminator() == null) {
            refuseOtherTerminator(c);
        }
        line += c == '\n' ? 1 : 0;
    }

    private void refuseOtherTerminator(char c) {
        if (c == '\r') {
            refuse(new ScanFault(
                    line,
                    "a carriage return without a newline outside quotes",
                    "\\n or \\r\\n after each record, as after the first, or quotes around the field"));
        }
        if (c == '\n') {
            refuse(new ScanFault(
                    line,
                    "a newline outside quotes",
                    "\\r alone after each record, as after the first, or quotes around the field"));
        }
    }

    private void refuseNul(char c) {
        if (c == '\0') {
            refuse(new ScanFault(line, "a NUL character", "text without it, since PostgreSQL cannot hold it"));
        }
    }

    private boolean isNullSequence() {
        String sequence = dialect.nullSequence();
        int start = fields.start();
        int length = fields.length - start;
        if (sequence == null) {
            return false;
        }
        if (fieldEscaped) { // such as \N, of which the escape has taken the backslash away
            return length == 1
                    && sequence.length() == 2
                    && is(quoting.escape(), sequence.charAt(0))
                    && sequence.charAt(1) == fields.text[start];
        }
        if (length != sequence.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (fields.text[start + i] != sequence.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes behind the line at hand, which ends a record with a fault. */
    private void skipRest() throws IOException {
        for (int skipped = 0; input.more() && !atTerminator(); skipped++) {
            if (skipped == MAX_RECORD_CHARS) {
                throw FieldBuffer.tooLong(line, MAX_RECORD_CHARS);
            }
            input.position++;
        }
        unterminated = !input.more();
        skipLine();
    }

    private void skipLine() throws IOException {
        while (input.more() && !atTerminator()) {
            input.position++;
        }
        if (input.more()) {
            input.position += terminatorLength();
            line++;
        }
    }

    /** Takes plain characters up to the next special one, or to the end of what is at hand. */
    private void plain(boolean[] special) {
        char[] buffer = input.buffer;
        int limit = input.limit;
        int i = input.position;
        while (i < limit && (buffer[i] >= special.length || !special[buffer[i]])) {
            i++;
        }
        fields.append(buffer, input.position, i - input.position, line);
        input.position = i;
    }

    private void take() {
        fields.append(input.buffer, input.position, 1, line);
        input.position++;
    }

    private static boolean is(@Nullable Character mark, char c) {
        return mark != null && mark == c;
    }
}
