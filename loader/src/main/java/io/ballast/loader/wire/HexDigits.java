package io.ballast.loader.wire;

/**
 * Hexadecimal digits to bytes, eight digits at a time in one long.
 *
 * <p>With seven-bit bytes, {@code b + (0x80 - c)} has its top bit exactly when {@code b >= c}, and no byte carries into the
 * next. Two such sums bound the digits, two more the letters (made lower case by {@code | 0x20}). A digit's value is its low
 * four bits, a letter's is that plus nine. Shifting neighbours together then packs eight values into four bytes.
 */
final class HexDigits {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long FROM_0 = ONES * (0x80 - '0');
    private static final long ABOVE_9 = ONES * (0x7F - '9');
    private static final long FROM_A = ONES * (0x80 - 'a');
    private static final long ABOVE_F = ONES * (0x7F - 'f');

    private HexDigits() {}

    /** Zero exactly when all eight bytes are hexadecimal digits; several results may be joined by {@code |} and tested once. */
    static long faults8(long text) {
        long low = text & ~TOPS;
        long digits = (low + FROM_0) & ~(low + ABOVE_9);
        long letters = letters(low);
        return (text | ~(digits | letters)) & TOPS;
    }

    /** The four bytes that eight hexadecimal digits stand for, the first one lowest; rubbish in, rubbish out. */
    static int bytes4(long text) {
        long letter = (letters(text & ~TOPS) & TOPS) >>> 7;
        long values = (text & (ONES * 0x0F)) + letter * 9;
        long pairs = ((values << 4) | (values >>> 8)) & 0x00FF_00FF_00FF_00FFL;
        long words = (pairs | (pairs >>> 8)) & 0x0000_FFFF_0000_FFFFL;
        return (int) (words | (words >>> 16));
    }

    /** The value of one digit, or -1. */
    static int value(byte digit) {
        return Character.digit(digit, 16);
    }

    private static long letters(long low) {
        long lowerCase = low | (ONES * 0x20);
        return (lowerCase + FROM_A) & ~(lowerCase + ABOVE_F);
    }
}
