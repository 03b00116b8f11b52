package io.ballast.datapackage.type;

import java.util.regex.Pattern;

/** A month, {@code 2024-02}, kept as text, which sorts as months do. */
final class YearMonthReader {
    static final Conversion READER = YearMonthReader::read;
    private static final Pattern SYNTAX = Pattern.compile("[0-9]{4}-(?:0[1-9]|1[0-2])");

    private YearMonthReader() {}

    private static String read(String value) throws UnreadableValue {
        if (!SYNTAX.matcher(value).matches()) {
            throw new UnreadableValue("not a month, such as 2024-02");
        }
        return value;
    }
}
