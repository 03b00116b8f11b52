package io.ballast.loader.wire;

/** ASCII words in values, compared without regard to case. */
final class AsciiWords {
    private AsciiWords() {}

    /** Whether {@code text[from, to)} is this lower-case word. */
    static boolean same(String word, byte[] text, int from, int to) {
        return to - from == word.length() && beginning(word, text, from, to);
    }

    /** Whether {@code text[from, to)}, which may be empty, is a beginning of this lower-case word. */
    static boolean beginning(String word, byte[] text, int from, int to) {
        if (to - from > word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            int b = text[i];
            int lowerCase = b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
            if (lowerCase != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
