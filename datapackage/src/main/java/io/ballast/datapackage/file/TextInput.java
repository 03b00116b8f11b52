package io.ballast.datapackage.file;

import io.ballast.datapackage.csv.CharSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The characters of one file: hashed, unpacked, decoded. Bytes that the encoding does not know are refused, after everything
 * before them was handed out, so that the reader knows the place. One thread at a time.
 */
public final class TextInput implements CharSource, AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final HashedInput file;
    private final InputStream bytes;
    private final FileFormat format;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).limit(0);
    private boolean started;
    private boolean inputEnded;
    private final boolean settingAside;
    private boolean undecodableMet;

    private TextInput(HashedInput file, InputStream bytes, FileFormat format, boolean settingAside) {
        this.settingAside = settingAside;
        this.file = file;
        this.bytes = bytes;
        this.format = format;
        this.charset = format.charset();
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Opens the file; the caller closes it. */
    public static TextInput open(ExternalFile foreign, FileFormat format) throws IOException {
        return open(foreign, format, false);
    }

    /**
     * As the other one.
     *
     * @param settingAside whether bytes that the encoding does not know are handed out as characters of {@link UndecodableBytes} instead of being
     *     refused
     */
    public static TextInput open(ExternalFile foreign, FileFormat format, boolean settingAside) throws IOException {
        boolean empty = !foreign.isReadOnce() && foreign.length() == 0;
        HashedInput file = new HashedInput(foreign.open());
        try {
            if (empty && format.packing() != Packing.NONE) {
                throw emptyFile(format);
            }
            InputStream bytes = format.packing() == Packing.NONE
                    ? file
                    : new BombGuard(format.packing().unpacked(file), file::bytesRead);
            return new TextInput(file, bytes, format, settingAside);
        } catch (IOException e) {
            file.close();
            throw failure(e, file, format);
        }
    }

    private static IOException failure(IOException e, HashedInput file, FileFormat format) {
        if (file.isEmpty()) {
            return emptyFile(format);
        }
        boolean opened = file.bytesRead() > 0;
        return e instanceof FileFault || !opened ? e : damaged(e);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(buffer, offset, length).slice(); // positions are counted from the offset now
        while (out.position() == 0) {
            CoderResult result = decoder.decode(chunk, out, inputEnded);
            if (result.isError() && out.position() == 0) {
                if (!settingAside) {
                    throw undecodable(result);
                }
                undecodableMet = true;
                UndecodableBytes.move(chunk, result.length(), out);
            }
            if (result.isUnderflow() && out.position() == 0) {
                if (inputEnded) {
                    return -1;
                }
                fill();
            }
            dropByteOrderMark(out);
        }
        return out.position();
    }

    /** Whether bytes that the encoding does not know have been met. */
    public boolean hasMetUndecodable() {
        return undecodableMet;
    }

    /** Reads what is left of the file, and says what all its bytes hash to. */
    public String finish() throws IOException {
        byte[] rest = new byte[CHUNK_BYTES];
        int count;
        do {
            count = file.read(rest, 0, rest.length);
        } while (count >= 0);
        return file.sha256();
    }

    /** Bytes read from the disk so far. */
    public long fileBytes() {
        return file.bytesRead();
    }

    @Override
    public void close() throws IOException {
        try {
            bytes.close();
        } finally {
            file.close();
        }
    }

    private void dropByteOrderMark(CharBuffer out) {
        if (!started && out.position() > 0) {
            started = true;
            if (out.get(0) == BYTE_ORDER_MARK && charset.name().startsWith("UTF")) {
                out.flip().position(1);
                out.compact();
            }
        }
    }

    private void fill() throws IOException {
        chunk.compact();
        try {
            int count = bytes.read(chunk.array(), chunk.position(), chunk.remaining());
            inputEnded = count < 0;
            if (format.packing() != Packing.NONE && file.isEmpty()) {
                throw emptyFile(format);
            }
            chunk.position(chunk.position() + Math.max(count, 0));
        } catch (FileFault e) {
            throw e;
        } catch (IOException e) {
            throw bytes == file ? e : damaged(e);
        }
        chunk.flip();
        if (!started) {
            refusePacked();
            refuseOtherMark();
        }
    }

    /** Bytes that begin like a packed file are no text of an encoding that has ASCII in it. */
    private void refusePacked() throws FileFault {
        @Nullable String packed = charset.name().startsWith("UTF-16") ? null : PackedBytes.words(chunk);
        if (packed != null) {
            throw new FileFault(
                    packed,
                    "text; gzip and zstd are unpacked where the file's name ends in .gz or .zst, or its compression says so");
        }
    }

    /** A byte order mark says the encoding, and no text of another one begins so. */
    private void refuseOtherMark() throws FileFault {
        @Nullable String marked = ByteOrderMark.encoding(chunk);
        boolean longer = charset.name().contains("UTF-32"); // its mark begins like that of UTF-16
        if (marked != null && !longer && !charset.name().contains(marked)) {
            throw new FileFault(
                    "the byte order mark of " + marked, charset.name() + "; a file in another encoding needs it told");
        }
    }

    private static FileFault emptyFile(FileFormat format) {
        return new FileFault(
                "an empty file", "a file packed with " + format.packing().label());
    }

    private FileFault undecodable(CoderResult result) {
        StringBuilder shown = new StringBuilder("bytes");
        for (int i = 0; i < result.length() && i < chunk.remaining(); i++) {
            shown.append(String.format(Locale.ROOT, " %02x", chunk.get(chunk.position() + i)));
        }
        return new FileFault(
                shown + " that are no " + charset.name(),
                charset.name() + "; a file in another encoding needs it told");
    }

    private static FileFault damaged(IOException e) {
        return new FileFault(
                "packed bytes that are cut off or damaged ("
                        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")",
                "a whole file");
    }
}
