package io.ballast.introspect.draft;

import io.ballast.spec.kind.PatternKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a regular expression, as checks have them, into a pattern all of whose texts match it: of alternatives it takes one, and each
 * repetition comes to one number of times. Expressions that look around or back are none that a pattern can say.
 */
final class RegexPattern {
    /** As often as something comes that may come any number of times; less where there is no room. */
    private static final int[] USUAL = {8, 4, 2, 1};

    private static final int MAX_TIMES = 100;
    private static final int MAX_POSITIONS = 1_000;
    private static final int DEEPEST = 50;

    /** What stands where an expression does not say how a text begins, or ends. */
    private static final List<String> ANY = List.of("[a-z]", "[a-z]", "[a-z]", "[a-z]");

    private static final Map<String, String> POSIX = Map.of(
            "alpha",
            "A-Za-z",
            "alnum",
            "A-Za-z0-9",
            "digit",
            "0-9",
            "lower",
            "a-z",
            "upper",
            "A-Z",
            "xdigit",
            "0-9a-f",
            "space",
            " ");

    /** Which of several alternatives is taken, where there are as many. */
    private static final int MAX_ALTERNATIVES = 12;

    private final String regex;
    private final int usual;
    private final int choice;
    private int position;
    private int depth;

    private RegexPattern(String regex, int usual, int choice) {
        this.regex = regex;
        this.usual = usual;
        this.choice = choice;
    }

    /** The pattern; empty where the expression says more than a pattern can. */
    static Optional<String> of(String regex) {
        return of(regex, MAX_POSITIONS);
    }

    /**
     * The pattern of texts of limited length.
     *
     * @param longest characters that there is room for
     */
    static Optional<String> of(String regex, int longest) {
        return of(regex, longest, 0);
    }

    /** Patterns of its alternatives, each once; none where the first of them is more than a pattern can say. */
    static List<String> all(String regex, int longest) {
        Set<String> patterns = new LinkedHashSet<>();
        for (int choice = 0; choice < MAX_ALTERNATIVES; choice++) {
            of(regex, longest, choice).ifPresent(patterns::add);
        }
        return List.copyOf(patterns);
    }

    private static Optional<String> of(String regex, int longest, int choice) {
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        for (int usual : USUAL) {
            try {
                List<String> positions = new RegexPattern(regex, usual, choice).whole(longest);
                if (positions.size() <= longest) {
                    return Optional.of(String.join("", positions));
                }
            } catch (NotSayable e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Each position of the pattern by itself. */
    private List<String> whole(int longest) {
        List<List<String>> alternatives = alternatives();
        if (position < regex.length()) {
            throw new NotSayable();
        }
        List<String> positions = new ArrayList<>(taken(alternatives));
        boolean begins = !positions.isEmpty() && positions.get(0).equals("^");
        if (begins) {
            positions.remove(0);
        }
        boolean ends =
                !positions.isEmpty() && positions.get(positions.size() - 1).equals("$");
        if (ends) {
            positions.remove(positions.size() - 1);
        }
        if (positions.contains("^") || positions.contains("$")) {
            throw new NotSayable();
        }
        boolean room = positions.size() + 2 * ANY.size() <= longest;
        if (!begins && room) {
            positions.addAll(0, ANY);
        }
        if (!ends && room) {
            positions.addAll(ANY);
        }
        return positions;
    }

    private List<String> taken(List<List<String>> alternatives) {
        return alternatives.get(choice % alternatives.size());
    }

    private List<List<String>> alternatives() {
        if (++depth > DEEPEST) {
            throw new NotSayable();
        }
        List<List<String>> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (takes("|"));
        depth--;
        return alternatives;
    }

    private List<String> sequence() {
        List<String> positions = new ArrayList<>();
        while (position < regex.length() && regex.charAt(position) != '|' && regex.charAt(position) != ')') {
            boolean group = regex.charAt(position) == '(';
            boolean one = "[.\\".indexOf(regex.charAt(position)) >= 0;
            List<String> piece = group ? group() : List.of(atom());
            int times = times(group, one);
            if (positions.size() + (long) piece.size() * times > MAX_POSITIONS) {
                throw new NotSayable();
            }
            for (int i = 0; i < times; i++) {
                positions.addAll(piece);
            }
        }
        return positions;
    }

    private List<String> group() {
        position++;
        if (takes("?") && !takes(":")) {
            throw new NotSayable();
        }
        List<String> positions = taken(alternatives());
        if (!takes(")") || positions.contains("^") || positions.contains("$")) {
            throw new NotSayable();
        }
        return positions;
    }

    /** One position, or {@code ^} or {@code $}. */
    private String atom() {
        char c = regex.charAt(position++);
        return switch (c) {
            case '[' -> bracket();
            case '.' -> "[a-z]";
            case '\\' -> escaped();
            case '^', '$' -> String.valueOf(c);
            case '*', '+', '?', '{', '}', ']' -> throw new NotSayable();
            default -> quoted(c);
        };
    }

    private String escaped() {
        if (position == regex.length()) {
            throw new NotSayable();
        }
        char c = regex.charAt(position++);
        return switch (c) {
            case 'd' -> "#";
            case 'w' -> "[A-Za-z0-9_]";
            case 's' -> " ";
            case 'D', 'S' -> "[a-z]";
            case 'W' -> "-";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotSayable();
                }
                yield quoted(c);
            }
        };
    }

    private static String quoted(char c) {
        if (c == '^' || c == '$') {
            return "\\" + c; // so that it is told from the ends of a text
        }
        return ("#?[\\".indexOf(c) >= 0 ? "\\" : "") + c;
    }

    private String bracket() {
        boolean negated = takes("^");
        StringBuilder members = new StringBuilder();
        int start = position;
        while (position < regex.length() && (regex.charAt(position) != ']' || position == start)) {
            members.append(member());
        }
        if (!takes("]") || members.isEmpty()) {
            throw new NotSayable();
        }
        return negated ? except(members.toString()) : "[" + members + "]";
    }

    private String member() {
        if (takes("[:")) {
            int end = regex.indexOf(":]", position);
            String members = end < 0 ? null : POSIX.get(regex.substring(position, end));
            if (members == null) {
                throw new NotSayable();
            }
            position = end + 2;
            return members;
        }
        char c = regex.charAt(position++);
        if (c == '\\') {
            return escapedMember();
        }
        if (c == '-') {
            boolean between = position - 2 >= 0
                    && regex.charAt(position - 2) != '['
                    && position < regex.length()
                    && regex.charAt(position) != ']';
            return between ? "-" : "\\-";
        }
        return c == '[' || c == ']' ? "\\" + c : String.valueOf(c);
    }

    private String escapedMember() {
        if (position == regex.length()) {
            throw new NotSayable();
        }
        char c = regex.charAt(position++);
        return switch (c) {
            case 'd' -> "0-9";
            case 'w' -> "A-Za-z0-9_";
            case 's' -> " ";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotSayable();
                }
                yield "\\" + c;
            }
        };
    }

    /** Small letters that are not among the members, or digits that are not. */
    private static String except(String members) {
        String excluded = "[" + members + "]";
        StringBuilder left = new StringBuilder();
        List<int[]> positions = new PatternKind(excluded).positions();
        for (char c = 'a'; c <= 'z'; c++) {
            left.append(contains(positions.get(0), c) ? "" : c);
        }
        for (char c = '0'; left.isEmpty() && c <= '9'; c++) {
            left.append(contains(positions.get(0), c) ? "" : c);
        }
        if (left.isEmpty()) {
            throw new NotSayable();
        }
        return left.length() == 26 ? "[a-z]" : "[" + left + "]";
    }

    private static boolean contains(int[] characters, char c) {
        for (int character : characters) {
            if (character == c) {
                return true;
            }
        }
        return false;
    }

    /**
     * How often what stands before it comes, within what is allowed.
     *
     * @param one whether it is one of several characters, of which any number looks like a word
     */
    private int times(boolean group, boolean one) {
        int least = 1;
        int most = 1;
        if (takes("*")) {
            least = 0;
            most = MAX_TIMES;
        } else if (takes("+")) {
            most = MAX_TIMES;
        } else if (takes("?")) {
            least = 0;
        } else if (takes("{")) {
            least = number();
            most = takes(",") ? regex.startsWith("}", position) ? MAX_TIMES : number() : least;
            if (!takes("}") || most < least) {
                throw new NotSayable();
            }
        }
        takes("?"); // the shorter of two matches
        int wanted = one && !group ? usual : usual == 1 ? 0 : 1;
        return Math.max(least, Math.min(most, most == 1 && one ? 1 : wanted));
    }

    private int number() {
        int end = position;
        while (end < regex.length() && end < position + 3 && Character.isDigit(regex.charAt(end))) {
            end++;
        }
        if (end == position) {
            throw new NotSayable();
        }
        int number = Integer.parseInt(regex.substring(position, end));
        position = end;
        return Math.min(MAX_TIMES, number);
    }

    private boolean takes(String text) {
        boolean found = regex.startsWith(text, position);
        position += found ? text.length() : 0;
        return found;
    }

    /** The expression says more than a pattern can; never leaves this class. */
    private static final class NotSayable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSayable() {
            super("", null, false, false);
        }
    }
}
