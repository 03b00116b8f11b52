package io.ballast.spec.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML file and where it stands. Values that an alias repeats are shared, so {@code size} and {@code depth}
 * state how large the whole would be when written out.
 */
public sealed interface YamlValue {
    /** The place in words, such as {@code users.yaml:12}. */
    String where();

    /** How many values this one holds, itself included, aliases written out; stops at {@link Long#MAX_VALUE}. */
    long size();

    /** Levels of mappings and lists within this value. */
    int depth();

    /** The value in the words of a message: a text in quotes, a list only as such. */
    String inWords();

    /** The same value said to stand somewhere else. */
    YamlValue at(String place);

    record Scalar(String text, Form form, String where) implements YamlValue {
        @Override
        public long size() {
            return 1;
        }

        @Override
        public int depth() {
            return 0;
        }

        @Override
        public String inWords() {
            return switch (form) {
                case NULL -> "nothing";
                case NUMBER, BOOLEAN -> text;
                case TEXT -> SpecPath.quoted(text);
            };
        }

        @Override
        public Scalar at(String place) {
            return new Scalar(text, form, place);
        }
    }

    /** Keys and values in the order of the file. */
    record Mapping(Map<String, YamlValue> members, String where, long size, int depth) implements YamlValue {
        static Mapping of(Map<String, YamlValue> members, String where) {
            return new Mapping(
                    Collections.unmodifiableMap(new LinkedHashMap<>(members)),
                    where,
                    sizeOf(members.values()),
                    depthOf(members.values()));
        }

        @Override
        public String inWords() {
            return "a mapping";
        }

        @Override
        public Mapping at(String place) {
            return new Mapping(members, place, size, depth);
        }
    }

    record Sequence(List<YamlValue> items, String where, long size, int depth) implements YamlValue {
        static Sequence of(List<YamlValue> items, String where) {
            return new Sequence(List.copyOf(items), where, sizeOf(items), depthOf(items));
        }

        @Override
        public String inWords() {
            return "a list";
        }

        @Override
        public Sequence at(String place) {
            return new Sequence(items, place, size, depth);
        }
    }

    /** What a scalar looks like to YAML; a number in quotes is a text. */
    enum Form {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private static long sizeOf(Iterable<YamlValue> values) {
        long size = 1;
        for (YamlValue value : values) {
            size = size > Long.MAX_VALUE - value.size() ? Long.MAX_VALUE : size + value.size();
        }
        return size;
    }

    private static int depthOf(Iterable<YamlValue> values) {
        int depth = 0;
        for (YamlValue value : values) {
            depth = Math.max(depth, value.depth());
        }
        return depth + 1;
    }
}
