package io.ballast.introspect.sql;

import java.util.Set;

/** Functions of PostgreSQL that are null where an argument is, and are written with parentheses. */
final class StrictFunctions {
    private static final Set<String> NAMES = Set.of(
            "abs",
            "age",
            "array_length",
            "array_lower",
            "array_ndims",
            "array_upper",
            "ascii",
            "bit_length",
            "btrim",
            "cardinality",
            "ceil",
            "ceiling",
            "char_length",
            "character_length",
            "chr",
            "date_bin",
            "date_part",
            "date_trunc",
            "extract",
            "floor",
            "initcap",
            "isempty",
            "isfinite",
            "json_array_length",
            "json_typeof",
            "jsonb_array_length",
            "jsonb_typeof",
            "left",
            "length",
            "lower",
            "lower_inc",
            "ltrim",
            "mod",
            "octet_length",
            "position",
            "regexp_replace",
            "replace",
            "reverse",
            "right",
            "round",
            "rtrim",
            "sign",
            "split_part",
            "starts_with",
            "strpos",
            "substr",
            "substring",
            "timezone",
            "to_char",
            "trunc",
            "upper",
            "upper_inc");

    private StrictFunctions() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }
}
