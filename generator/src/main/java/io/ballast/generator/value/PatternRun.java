package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import java.util.ArrayList;
import java.util.List;

/** A stretch of a pattern that one number decides, with a vector of its own. */
sealed interface PatternRun {
    /** How many texts the stretch can be; from 1 to 10^18. */
    long choices();

    /** Makes the stretch of row i the text with this number, below {@link #choices()}. */
    void set(int i, long choice);

    /** Draws the stretch of the first {@code count} rows. */
    void draw(long key, long[] rows, int count);

    Vector vector();

    int maxBytes();

    /** A run of decimal digits; their number is the value. */
    record Digits(Vector.Words vector, long choices) implements PatternRun {
        /** The digits of one draw at the most; 10^18 fits into a word. */
        static final int MAX_DIGITS = 18;
        /** In a unique pattern: short, so that the runs that a permutation can number hold more texts than any table has rows. */
        static final int MAX_UNIQUE_DIGITS = 6;

        @Override
        public void set(int i, long choice) {
            vector.words()[i] = choice;
        }

        @Override
        public void draw(long key, long[] rows, int count) {
            long[] words = vector.words();
            for (int i = 0; i < count; i++) {
                words[i] = CellBits.below(CellBits.at(key, rows[i]), choices);
            }
        }

        @Override
        public int maxBytes() {
            return vector.digits();
        }
    }

    /** Fixed text, or one character out of a class. */
    record Texts(Vector.Picks vector) implements PatternRun {
        @Override
        public long choices() {
            return vector.pool().size();
        }

        @Override
        public void set(int i, long choice) {
            vector.entries()[i] = (int) choice;
        }

        @Override
        public void draw(long key, long[] rows, int count) {
            int[] entries = vector.entries();
            long choices = choices();
            for (int i = 0; i < count; i++) {
                entries[i] = (int) CellBits.below(CellBits.at(key, rows[i]), choices);
            }
        }

        @Override
        public int maxBytes() {
            return vector.pool().maxBytes();
        }
    }

    /** Takes the positions of a pattern, each a choice of code points, together to runs of at most this number of digits. */
    static List<PatternRun> of(List<int[]> positions, int maxDigits) {
        List<PatternRun> runs = new ArrayList<>();
        int from = 0;
        while (from < positions.size()) {
            int to = from + 1;
            if (isDigit(positions.get(from))) {
                while (to < positions.size() && to - from < maxDigits && isDigit(positions.get(to))) {
                    to++;
                }
                runs.add(digits(to - from));
            } else if (positions.get(from).length == 1) {
                while (to < positions.size() && positions.get(to).length == 1) {
                    to++;
                }
                runs.add(literal(positions.subList(from, to)));
            } else {
                runs.add(choice(positions.get(from)));
            }
            from = to;
        }
        return runs;
    }

    private static PatternRun digits(int count) {
        long choices = 1;
        for (int i = 0; i < count; i++) {
            choices *= 10;
        }
        return new Digits(new Vector.Words(Form.DIGITS, count), choices);
    }

    private static PatternRun literal(List<int[]> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(character -> text.appendCodePoint(character[0]));
        return new Texts(new Vector.Picks(new TextPool(List.of(text.toString()))));
    }

    private static PatternRun choice(int[] characters) {
        List<String> texts = new ArrayList<>();
        for (int character : characters) {
            texts.add(Character.toString(character));
        }
        return new Texts(new Vector.Picks(new TextPool(texts)));
    }

    private static boolean isDigit(int[] characters) {
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] != '0' + i) {
                return false;
            }
        }
        return characters.length == 10;
    }
}
