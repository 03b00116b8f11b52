package io.ballast.loader.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * XML, copied as it is. Receive function: xml_recv, which reads bytes in the encoding that the text declares; as CSV the server ignores
 * that, and knows that all is UTF-8, so that a text with another declaration is refused.
 */
final class XmlEncoder {
    private static final int MAX_DECLARATION = 200;

    private XmlEncoder() {}

    static int put(byte[] text, int from, int to, byte[] wire, int position) {
        String begin = new String(text, from, Math.min(to - from, MAX_DECLARATION), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int end = begin.indexOf("?>");
        String declaration = begin.startsWith("<?xml") ? begin.substring(0, end < 0 ? begin.length() : end) : "";
        if (declaration.contains("encoding") && !declaration.contains("utf-8")) {
            throw RefusedValue.because("declared to be in another encoding than UTF-8");
        }
        return TextEncoder.put(text, from, to, wire, position);
    }
}
