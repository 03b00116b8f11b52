package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.NameMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column each field of a header is, where the names differ, and which fields are passed over. */
public final class FieldColumns {
    /** Every field is the column of its name. */
    public static final FieldColumns SAME = new FieldColumns(Map.of());

    /** By the field's name in the header; an empty column for a field that is passed over. */
    private final Map<String, String> columnOfField;

    private FieldColumns(Map<String, String> columnOfField) {
        this.columnOfField = columnOfField;
    }

    /**
     * Reads pairs such as {@code field=column}; {@code field=} passes a field over.
     *
     * @param header the names of all fields
     * @param file whose header it is
     * @throws BallastException (INPUT_REFUSED) for a field that the header does not have, or that comes twice
     */
    public static FieldColumns of(List<String> pairs, List<String> header, String file) {
        Map<String, String> columnOfField = new LinkedHashMap<>();
        for (String pair : pairs) {
            String field = field(pair, header)
                    .orElseThrow(() -> refused(
                            pair,
                            "the header of " + file
                                    + " has no such field; expected FIELD=COLUMN with one of its fields: "
                                    + listed(header) + ". Nothing was loaded."));
            String column = pair.substring(lengthOf(field, pair) + 1);
            if (columnOfField.put(field, column) != null) {
                throw refused(
                        pair,
                        "names the field " + JsonPlace.quoted(field) + " twice; expected each of " + listed(header)
                                + " once. Nothing was loaded.");
            }
        }
        return new FieldColumns(columnOfField);
    }

    /** The columns that pairs name, in their order. */
    public List<String> columns() {
        return columnOfField.values().stream()
                .filter(column -> !column.isEmpty())
                .toList();
    }

    /** The columns that the fields of a header are, in their order, without those that are passed over. */
    public List<String> columns(List<String> header) {
        return kept(header).stream()
                .map(field -> columnOfField.getOrDefault(field, field))
                .toList();
    }

    /** What headers call each of these columns, which are {@link #columns(List)} as the table spells them. */
    List<String> fields(List<String> header, List<String> columns) {
        List<String> kept = kept(header);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean renamed = i < kept.size() && columnOfField.containsKey(kept.get(i));
            fields.add(renamed ? kept.get(i) : columns.get(i));
        }
        return fields;
    }

    /** The fields that no column takes. */
    Set<String> passedOver() {
        return columnOfField.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> kept(List<String> header) {
        return header.stream().filter(field -> !passedOver().contains(field)).toList();
    }

    /** The field before one of the pair's equals signs; both names may have some. */
    private static Optional<String> field(String pair, List<String> header) {
        for (int equals = pair.indexOf('='); equals >= 0; equals = pair.indexOf('=', equals + 1)) {
            Optional<String> found = NameMatch.find(pair.substring(0, equals), header);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** As the pair spells it. */
    private static int lengthOf(String field, String pair) {
        int equals = pair.indexOf('=');
        while (!NameMatch.folded(pair.substring(0, equals)).equals(NameMatch.folded(field))) {
            equals = pair.indexOf('=', equals + 1);
        }
        return equals;
    }

    private static String listed(List<String> names) {
        return names.stream().map(JsonPlace::escaped).collect(Collectors.joining(", "));
    }

    private static BallastException refused(String pair, String text) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, new Choice(Setting.COLUMNS, pair), text, Hint.NONE);
    }
}
