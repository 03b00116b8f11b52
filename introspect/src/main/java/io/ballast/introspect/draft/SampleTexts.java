package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.HstoreKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.PointKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.VectorKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Texts that the server reads as values of types whose values no kind is for; what the values there are like is not looked at. */
final class SampleTexts {
    private static final String INT_RANGE = "\\[#,[1-9]##)";
    private static final String DAY = "20[0-1]#-0[1-9]-[0-2][1-8]";
    private static final String LATER_DAY = "20[2-3]#-0[1-9]-[0-2][1-8]";
    private static final String HEX = "[0-9a-f][0-9a-f]";
    private static final int WORDS = 8;
    /** What a bit string without a length gets. */
    private static final String SOME_BITS = "8";

    private static final Map<String, String> PATTERNS = patterns();

    private SampleTexts() {}

    private static Map<String, String> patterns() {
        Map<String, String> patterns = new HashMap<>();
        patterns.putAll(Map.of("int4", INT_RANGE, "int8", INT_RANGE, "num", INT_RANGE));
        patterns.put("date", "\\[" + DAY + "," + LATER_DAY + ")");
        patterns.put("ts", "\\[" + DAY + " 0#:00:00," + LATER_DAY + " 0#:00:00)");
        patterns.put("tstz", "\\[" + DAY + " 0#:00:00+00," + LATER_DAY + " 0#:00:00+00)");
        Map<String, String> all = new HashMap<>();
        patterns.forEach((of, range) -> {
            all.put(of + "range", range);
            all.put(of + "multirange", "{" + range + "}");
        });
        all.put("box", "(#,#),(1#,1#)");
        all.put("cidr", "10.#.1#.0/24");
        all.put("circle", "<(#,#),[1-9]>");
        all.put("jsonpath", "$.??.??");
        all.put("line", "{#,[1-9],#}");
        all.put("lseg", "\\[(#,#),(1#,1#)]");
        all.put("ltree", "??.??#.??#");
        all.put("macaddr", "08:00:2b:" + HEX + ":" + HEX + ":" + HEX);
        all.put("macaddr8", "08:00:2b:01:02:" + HEX + ":" + HEX + ":" + HEX);
        all.put("money", "[1-9]##");
        all.put("name", "????????");
        all.put("oid", "[1-9]####");
        all.put("path", "((#,#),(1#,#),(#,1#))");
        all.put("pg_lsn", "[0-9A-F]/[1-9A-F][0-9A-F][0-9A-F]");
        all.put("polygon", "((#,#),(1#,#),(#,1#))");
        all.put("timetz", "1#:[0-5]#:[0-5]#+00");
        all.put("tsquery", "???? & ????");
        return all;
    }

    /** A kind for the type; empty where none is known. */
    static Optional<ValueKind> of(@Nullable UserType type) {
        if (!(type instanceof UserType.ExistingType there)) {
            return Optional.empty();
        }
        String name = there.name().name();
        return switch (name) {
            case "tsvector", "xml" -> Optional.of(new TextKind.Words(new Uniform(1, WORDS)));
            case "bit" -> repeated("[01]", there.modifiers().isEmpty() ? "1" : there.modifiers());
            case "varbit" -> repeated("[01]", there.modifiers().isEmpty() ? SOME_BITS : there.modifiers());
            case "hstore" -> Optional.of(hstore());
            case "point", "geometry", "geography" -> point(ColumnType.of(there));
            case "vector", "halfvec" -> there.modifiers().isEmpty() ? Optional.empty() : vector(there.modifiers());
            default -> Optional.ofNullable(PATTERNS.get(name)).map(PatternKind::new);
        };
    }

    /** Points anywhere on the earth; empty for a type of other figures. */
    private static Optional<ValueKind> point(ColumnType type) {
        return PointKind.ofEarth(type);
    }

    /** As {@link #of}, of values that can all differ. */
    static Optional<ValueKind> unique(@Nullable UserType type) {
        return type != null && type.name().name().equals("hstore")
                ? Optional.of(new PatternKind("?? => ????"))
                : of(type);
    }

    private static ValueKind hstore() {
        return new HstoreKind(List.of(
                new JsonKind.Member("name", new PatternKind("????")),
                new JsonKind.Member("size", new IntegerKind(0, 99, null))));
    }

    private static Optional<ValueKind> repeated(String position, String times) {
        return Optional.of(times)
                .filter(digits -> digits.length() <= 2)
                .map(digits -> new PatternKind(position.repeat(Integer.parseInt(digits))));
    }

    private static Optional<ValueKind> vector(String dimensions) {
        return Optional.of(new VectorKind(Integer.parseInt(dimensions), new Normal(0, 1, null, null)));
    }
}
