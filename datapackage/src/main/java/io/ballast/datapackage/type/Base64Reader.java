package io.ballast.datapackage.type;

import java.util.Base64;
import java.util.HexFormat;

/** Bytes in Base64, which PostgreSQL wants in hexadecimal digits. */
final class Base64Reader {
    static final Conversion READER = Base64Reader::read;

    private Base64Reader() {}

    private static String read(String value) throws UnreadableValue {
        try {
            return "\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(value));
        } catch (IllegalArgumentException e) {
            throw new UnreadableValue("not Base64 (" + e.getMessage() + ")");
        }
    }
}
