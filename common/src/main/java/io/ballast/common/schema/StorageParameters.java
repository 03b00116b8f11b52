package io.ballast.common.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The storage parameters that tables and indexes may have (manual, CREATE TABLE and CREATE INDEX), each with the values that the server
 * takes. A closed list: names are written into SQL as they stand.
 */
public final class StorageParameters {
    /** Before the name of a parameter that is one of the table's TOAST table. */
    public static final String TOAST = "toast.";

    private static final String INDEX_CLEANUP = "vacuum_index_cleanup";
    private static final String AUTO = "auto";
    private static final int INDEX_CLEANUP_AUTO = 14;

    private static final long MAX_INT = Integer.MAX_VALUE;
    private static final long MAX_AGE = 2_000_000_000;
    private static final long MAX_MIN_AGE = 1_000_000_000;
    private static final long MAX_DISTINCT = 9_999_999_999L;
    private static final int MAX_DIGITS = 20;

    private static final Set<String> FLAGS = Set.of("true", "false", "on", "off", "yes", "no", "1", "0");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,10}(\\.[0-9]{1,15})?");

    /** Of tables and of their TOAST tables alike. */
    private static final Map<String, Form> VACUUM = forms(
            flag("autovacuum_enabled"),
            choice(INDEX_CLEANUP, AUTO),
            flag("vacuum_truncate"),
            whole("autovacuum_vacuum_threshold", 0, MAX_INT),
            whole("autovacuum_vacuum_max_threshold", -1, MAX_INT),
            decimal("autovacuum_vacuum_scale_factor", 100),
            whole("autovacuum_vacuum_insert_threshold", -1, MAX_INT),
            decimal("autovacuum_vacuum_insert_scale_factor", 100),
            decimal("autovacuum_vacuum_cost_delay", 100),
            whole("autovacuum_vacuum_cost_limit", 1, 10_000),
            whole("autovacuum_freeze_min_age", 0, MAX_MIN_AGE),
            whole("autovacuum_freeze_max_age", 100_000, MAX_AGE),
            whole("autovacuum_freeze_table_age", 0, MAX_AGE),
            whole("autovacuum_multixact_freeze_min_age", 0, MAX_MIN_AGE),
            whole("autovacuum_multixact_freeze_max_age", 10_000, MAX_AGE),
            whole("autovacuum_multixact_freeze_table_age", 0, MAX_AGE),
            whole("log_autovacuum_min_duration", -1, MAX_INT),
            decimal("vacuum_max_eager_freeze_failure_rate", 1));

    private static final Map<String, Form> TABLE = forms(
            whole("fillfactor", 10, 100),
            whole("toast_tuple_target", 128, 8160),
            whole("parallel_workers", 0, 1024),
            flag("user_catalog_table"),
            whole("autovacuum_analyze_threshold", 0, MAX_INT),
            decimal("autovacuum_analyze_scale_factor", 100));

    private static final Map<String, Form> INDEX = forms(
            whole("fillfactor", 10, 100),
            flag("deduplicate_items"),
            choice("buffering", AUTO),
            flag("fastupdate"),
            whole("gin_pending_list_limit", 64, MAX_INT),
            whole("pages_per_range", 1, 131_072),
            flag("autosummarize"));

    private static final Map<String, Form> COLUMN = forms(distinct("n_distinct"), distinct("n_distinct_inherited"));

    private static final Map<String, Form> VIEW = forms(
            flag("security_barrier"),
            flag("security_invoker"),
            new Form("check_option", "local or cascaded", Pattern.compile("local|cascaded"), null, null));

    /** Parameters that servers have had since this version. */
    private static final Map<String, Integer> SINCE = Map.of(
            "autovacuum_vacuum_max_threshold", 18, "vacuum_max_eager_freeze_failure_rate", 18, "security_invoker", 15);

    private StorageParameters() {}

    /** What a parameter's values look like. */
    private record Form(
            String name,
            String expected,
            Pattern pattern,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {
        boolean takes(String value) {
            if (value.length() > MAX_DIGITS || !pattern.matcher(value).matches()) {
                return false;
            }
            return min == null || max == null || isBetween(new BigDecimal(value), min, max);
        }

        private static boolean isBetween(BigDecimal value, BigDecimal min, BigDecimal max) {
            return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        }
    }

    private static Map<String, Form> forms(Form... forms) {
        Map<String, Form> all = new LinkedHashMap<>();
        for (Form form : forms) {
            all.put(form.name(), form);
        }
        return all;
    }

    private static Form whole(String name, long min, long max) {
        return new Form(
                name,
                "a whole number from " + min + " to " + max,
                WHOLE,
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(max));
    }

    private static Form decimal(String name, long max) {
        return new Form(name, "a number from 0 to " + max, DECIMAL, BigDecimal.ZERO, BigDecimal.valueOf(max));
    }

    private static Form distinct(String name) {
        BigDecimal max = BigDecimal.valueOf(MAX_DISTINCT);
        return new Form(name, "a number from -1 to " + MAX_DISTINCT, DECIMAL, BigDecimal.ONE.negate(), max);
    }

    private static Form flag(String name) {
        return new Form(name, "true or false", words(FLAGS), null, null);
    }

    private static Form choice(String name, String word) {
        return new Form(name, word + ", true or false", Pattern.compile(word + "|" + words(FLAGS)), null, null);
    }

    private static Pattern words(Set<String> words) {
        return Pattern.compile(words.stream().sorted().collect(Collectors.joining("|")));
    }

    /** What was expected in place of a parameter of a table; null where the server takes it. */
    public static @Nullable String faultOfTable(String name, String value) {
        if (name.startsWith(TOAST)) {
            return fault(VACUUM, "storage parameter of a TOAST table", name.substring(TOAST.length()), value);
        }
        Map<String, Form> forms = new LinkedHashMap<>(TABLE);
        forms.putAll(VACUUM);
        return fault(forms, "storage parameter of a table", name, value);
    }

    /** What was expected in place of a parameter of an index; null where the server takes it. */
    public static @Nullable String faultOfIndex(String name, String value) {
        return fault(INDEX, "storage parameter of an index", name, value);
    }

    /** What was expected in place of an option of a column; null where the server takes it. */
    public static @Nullable String faultOfColumn(String name, String value) {
        return fault(COLUMN, "known option of a column", name, value);
    }

    /** What was expected in place of an option of a view; null where the server takes it. */
    public static @Nullable String faultOfView(boolean materialized, String name, String value) {
        return materialized ? faultOfTable(name, value) : fault(VIEW, "option of a view", name, value);
    }

    private static @Nullable String fault(Map<String, Form> forms, String what, String name, String value) {
        Form form = forms.get(name);
        if (form == null) {
            return "a " + what + ": one of " + String.join(", ", new TreeMap<>(forms).keySet());
        }
        return form.takes(value) ? null : form.expected();
    }

    /** The version of PostgreSQL since which a parameter takes the value; 0 where all supported ones have it. */
    public static int since(String name, String value) {
        String bare = name.startsWith(TOAST) ? name.substring(TOAST.length()) : name;
        return bare.equals(INDEX_CLEANUP) && value.equals(AUTO) ? INDEX_CLEANUP_AUTO : SINCE.getOrDefault(bare, 0);
    }

    /** The options of a list of them in SQL, such as {@code fillfactor = '70'}. */
    static String sql(Map<String, String> parameters) {
        List<String> options = new ArrayList<>();
        parameters.forEach((name, value) -> options.add(name + " = '" + value + "'"));
        return String.join(", ", options);
    }

    /** The clause that gives a table or an index its parameters, with a space before it; empty where there are none. */
    static String clause(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : " WITH (" + sql(parameters) + ")";
    }
}
