package io.ballast.datapackage.type;

import java.util.regex.Pattern;

/** A longitude and a latitude, {@code 90.50, 45.50}, kept as they are written. */
final class GeopointReader {
    static final Conversion READER = GeopointReader::read;
    private static final String NUMBER = "[+-]?[0-9]{1,3}(?:\\.[0-9]{1,30})?";
    private static final Pattern SYNTAX = Pattern.compile(NUMBER + ", ?" + NUMBER);

    private GeopointReader() {}

    private static String read(String value) throws UnreadableValue {
        if (!SYNTAX.matcher(value).matches()) {
            throw new UnreadableValue("not a longitude and a latitude, such as 90.50, 45.50");
        }
        return value;
    }
}
