package io.ballast.datapackage.type;

import java.util.regex.Pattern;

/**
 * Durations of XML Schema, {@code P1Y2M3DT4H5M6.7S}. PostgreSQL reads them too, but for a sign in front of the whole, which it
 * wants at each number.
 */
final class DurationReader {
    static final Conversion READER = DurationReader::read;
    private static final Pattern SYNTAX =
            Pattern.compile("-?P(?=[0-9T])(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?"
                    + "(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,6})?S)?)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private DurationReader() {}

    private static String read(String value) throws UnreadableValue {
        if (!SYNTAX.matcher(value).matches()) {
            throw new UnreadableValue("not a duration, such as P1Y2M3DT4H5M6S");
        }
        return value.startsWith("-") ? NUMBER.matcher(value.substring(1)).replaceAll("-$0") : value;
    }
}
