package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.Literals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which case of a {@link WhenKind} holds, by the value of the other column; the number of cases where none does. */
final class CaseFinder {
    private final Source tested;
    private final ColumnType type;
    private final byte[] scratch;
    private final byte[][] texts;
    private final int[] caseOfText;
    private final int ofNull;
    private final int otherwise;
    /** By the entry of a pool. */
    private final int @Nullable [] caseOfEntry;

    CaseFinder(Source tested, ColumnType type, List<WhenKind.Case> cases) {
        this.tested = tested;
        this.type = type;
        this.scratch = new byte[Math.addExact(tested.maxBytes(), TextPool.SLACK_BYTES)];
        List<Looked> looked = Looked.of(cases, type);
        this.texts = looked.stream()
                .map(one -> one.text().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.caseOfText = looked.stream().mapToInt(Looked::number).toArray();
        this.ofNull = first(cases, true);
        this.otherwise = first(cases, false);
        this.caseOfEntry = tested.vector() instanceof Vector.Picks picks ? casesOf(picks.pool()) : null;
    }

    /** A value, and the case that holds then. */
    private record Looked(String text, int number) {
        static List<Looked> of(List<WhenKind.Case> cases, ColumnType type) {
            List<Looked> all = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                for (String value : cases.get(i).values()) {
                    all.add(new Looked(normal(Literals.canonical(type, value), type), i));
                }
            }
            return all;
        }
    }

    /** The case for null or for anything else; the number of cases where there is none. */
    private static int first(List<WhenKind.Case> cases, boolean isNull) {
        for (int i = 0; i < cases.size(); i++) {
            if (Boolean.valueOf(isNull).equals(cases.get(i).isNull())) {
                return i;
            }
        }
        return cases.size();
    }

    private int[] casesOf(TextPool pool) {
        int[] found = new int[pool.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = find(pool.bytes(), pool.ends()[i], pool.ends()[i + 1]);
        }
        return found;
    }

    void fill(int count) {
        tested.fill(count);
    }

    int of(int i) {
        Vector vector = tested.vector();
        boolean[] nulls = vector.nulls();
        if (nulls != null && nulls[i]) {
            return ofNull;
        }
        if (vector instanceof Vector.Picks picks && caseOfEntry != null) {
            return caseOfEntry[picks.entries()[i]];
        }
        return texts.length == 0 ? otherwise : find(scratch, 0, VectorText.put(vector, i, scratch, 0));
    }

    /** The one text of values that can be written in several ways: {@code t} and {@code true}, 1.5 and 1.50. */
    private static String normal(String text, ColumnType type) {
        if (type.is(TypeFamily.BOOLEAN)) {
            return text.substring(0, 1);
        }
        return type.is(TypeFamily.DECIMAL)
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private int find(byte[] bytes, int from, int to) {
        byte[] value = normal(new String(bytes, from, to - from, StandardCharsets.UTF_8), type)
                .getBytes(StandardCharsets.UTF_8);
        for (int k = 0; k < texts.length; k++) {
            if (Arrays.equals(value, texts[k])) {
                return caseOfText[k];
            }
        }
        return otherwise;
    }
}
