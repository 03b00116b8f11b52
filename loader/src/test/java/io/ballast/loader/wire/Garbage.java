package io.ballast.loader.wire;

import java.util.SplittableRandom;

/** Records of three fields, sound at first, with a few characters changed. */
final class Garbage {
    private static final String[] TEXTS = {
        "", "a", "\"\"", "\"a,b\"", "\"say \"\"hi\"\"\"", "\"two\nlines\"", "é", "\\.", "a longer text of words"
    };
    private static final String EDITS = "\"\"\",\n\ra1\0\\";

    private Garbage() {}

    static String csv(SplittableRandom random) {
        StringBuilder csv = new StringBuilder();
        for (int rows = random.nextInt(4); rows >= 0; rows--) {
            csv.append(TEXTS[random.nextInt(TEXTS.length)])
                    .append(',')
                    .append(random.nextInt(100))
                    .append(',');
            csv.append(TEXTS[random.nextInt(TEXTS.length)]).append('\n');
        }
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(csv.length());
            if (random.nextBoolean()) {
                csv.setCharAt(at, EDITS.charAt(random.nextInt(EDITS.length())));
            } else {
                csv.insert(at, EDITS.charAt(random.nextInt(EDITS.length())));
            }
        }
        return csv.toString();
    }
}
