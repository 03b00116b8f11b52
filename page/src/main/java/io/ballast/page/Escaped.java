package io.ballast.page;

import tools.jackson.databind.json.JsonMapper;

/** Text made harmless for the place it goes to. */
final class Escaped {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Escaped() {}

    /** For text and for quoted attributes. Control characters, which HTML does not allow, become U+FFFD. */
    static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(isForbidden(c) ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }

    /**
     * As JSON for the inside of a script element, which ends at {@code </script} wherever that stands, and which
     * {@code <!--} changes the meaning of (HTML standard, "Restrictions for contents of script elements").
     */
    static String scriptJson(Object value) {
        return JSON.writeValueAsString(value)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static boolean isForbidden(char c) {
        return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    }
}
