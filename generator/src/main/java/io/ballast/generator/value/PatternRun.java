package io.ballast.generator.value;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a pattern that one number decides. */
sealed interface PatternRun {
    /** How many texts the stretch can be; from 1 to 10^18. */
    long choices();

    /** Tells the text with this number, below {@link #choices()}. */
    void write(long choice, RowSink sink);

    int maxBytes();

    boolean plain();

    /** So many decimal digits; their number is the value. */
    record DigitRun(int digits, long choices) implements PatternRun {
        static final int MAX_DIGITS = 18;

        @Override
        public void write(long choice, RowSink sink) {
            sink.digits(choice, digits);
        }

        @Override
        public int maxBytes() {
            return digits;
        }

        @Override
        public boolean plain() {
            return true;
        }
    }

    /** Fixed text, or one character out of a class. */
    record PoolRun(TextPool texts) implements PatternRun {
        @Override
        public long choices() {
            return texts.size();
        }

        @Override
        public void write(long choice, RowSink sink) {
            texts.write((int) choice, sink);
        }

        @Override
        public int maxBytes() {
            return texts.maxBytes();
        }

        @Override
        public boolean plain() {
            return texts.plain();
        }
    }

    /** Takes the positions of a pattern, each a choice of code points, together to runs. */
    static PatternRun[] of(List<int[]> positions) {
        List<PatternRun> runs = new ArrayList<>();
        int i = 0;
        while (i < positions.size()) {
            int end = i;
            if (isDigit(positions.get(i))) {
                while (end < positions.size() && end - i < DigitRun.MAX_DIGITS && isDigit(positions.get(end))) {
                    end++;
                }
                runs.add(new DigitRun(end - i, powerOfTen(end - i)));
            } else if (positions.get(i).length == 1) {
                StringBuilder literal = new StringBuilder();
                while (end < positions.size() && positions.get(end).length == 1) {
                    literal.appendCodePoint(positions.get(end++)[0]);
                }
                runs.add(new PoolRun(new TextPool(List.of(literal.toString()))));
            } else {
                List<String> letters = new ArrayList<>();
                for (int letter : positions.get(end++)) {
                    letters.add(Character.toString(letter));
                }
                runs.add(new PoolRun(new TextPool(letters)));
            }
            i = end;
        }
        return runs.toArray(PatternRun[]::new);
    }

    private static boolean isDigit(int[] choices) {
        if (choices.length != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (choices[i] != '0' + i) {
                return false;
            }
        }
        return true;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
