package io.ballast.datapackage;

import io.ballast.common.bundle.OriginalText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The beginning of a file in an encoding: what has a byte order mark only there is written without, and the mark put first. */
final class FileHead {
    private static final String MARK = "\uFEFF";

    /** Encodings that write a mark whenever they begin, and what they are without. */
    private static final Map<String, Charset> MARKED = Map.of(
            "UTF-16", StandardCharsets.UTF_16BE,
            "x-UTF-16LE-BOM", StandardCharsets.UTF_16LE);

    private FileHead() {}

    /** The encoding without a mark. */
    static Charset plain(Charset charset) {
        return MARKED.getOrDefault(charset.name(), charset);
    }

    static OriginalText of(CharSequence header, Charset charset) {
        Charset plain = plain(charset);
        String mark = plain.equals(charset) ? "" : MARK;
        return new OriginalText((mark + header).getBytes(plain));
    }
}
