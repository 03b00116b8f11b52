package io.ballast.datapackage;

import io.ballast.common.error.Hint;

/**
 * What is wrong with one record.
 *
 * @param sqlState the code that PostgreSQL has for such a fault
 * @param place within the record, such as its column; mostly empty
 * @param otherwise what can be done instead of fixing the file; mostly nothing
 */
record RecordFault(String sqlState, String place, String found, String expected, Hint otherwise) {
    /** bad_copy_file_format. */
    private static final String MALFORMED = "22P04";
    /** character_not_in_repertoire. */
    private static final String UNDECODABLE = "22021";
    /** invalid_text_representation. */
    private static final String UNREADABLE = "22P02";

    static RecordFault malformed(String place, String found, String expected) {
        return new RecordFault(MALFORMED, place, found, expected, Hint.NONE);
    }

    static RecordFault undecodable(String found, String expected) {
        return new RecordFault(UNDECODABLE, "", found, expected, Hint.NONE);
    }

    static RecordFault ofValue(String place, String found, String expected, Hint otherwise) {
        return new RecordFault(UNREADABLE, place, found, expected, otherwise);
    }

    /** In words, without the place of the record. */
    String reason() {
        return (place.isEmpty() ? "" : place + ": ") + "found " + found + "; expected " + expected;
    }
}
