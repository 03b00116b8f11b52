package io.ballast.introspect;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.draft.FreshColumn;
import io.ballast.introspect.draft.SpecDraft;
import io.ballast.introspect.facts.KeyValues;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.reader.SpecLayer;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rows that are there mean for new ones: numbers go on behind the greatest, those within the texts of keys, days and moments of keys and ranges that
 * must lie apart too, and a column that would refer to a table without rows is null.
 */
final class ExistingRows {
    private final TargetSchemas schemas;
    private final Map<String, Set<String>> unreachable;
    private final Map<String, String> behind;
    private final Map<KeyValues.Place, BigInteger> greatest = new HashMap<>();
    /** What tables get, by their names, of the texts that no row has, by column. */
    private final Map<String, Map<String, List<String>>> fresh = new HashMap<>();
    /** Tables that get fewer rows, as there are no more texts. */
    private final Map<String, Long> fewer = new LinkedHashMap<>();

    private ExistingRows(TargetSchemas schemas, Map<String, Set<String>> unreachable, Map<String, String> behind) {
        this.schemas = schemas;
        this.behind = behind;
        this.unreachable = unreachable;
    }

    /**
     * What rows say.
     *
     * @param layer what has to be said otherwise than drafted
     * @param limits tables that have fewer rows therefore, each with the reason
     */
    record Said(SpecLayer layer, List<String> limits) {}

    /**
     * What has to be said otherwise than drafted.
     *
     * @param unreachable columns, by table, for which there is nothing to refer to
     */
    static Said layer(
            Connection connection,
            TargetSchemas schemas,
            List<LiveTable> tables,
            SpecDraft draft,
            Map<String, Set<String>> unreachable)
            throws SQLException {
        ExistingRows rows = new ExistingRows(schemas, unreachable, draft.behind());
        Map<LiveTable, TableSpec> drafts = new LinkedHashMap<>();
        for (LiveTable table : tables) {
            draft.spec().tables().stream()
                    .filter(spec -> spec.name().equals(table.name()))
                    .findFirst()
                    .ifPresent(spec -> drafts.put(table, spec));
        }
        List<KeyValues.Place> places = new ArrayList<>();
        drafts.forEach((table, drafted) -> places.addAll(rows.places(table, drafted)));
        rows.greatest.putAll(KeyValues.greatest(connection, places));
        rows.findFresh(connection, draft.fresh(), drafts.keySet());
        Map<String, Object> layers = new LinkedHashMap<>();
        drafts.forEach((table, drafted) -> {
            Map<String, Object> changed = rows.columns(table, drafted);
            if (!changed.isEmpty()) {
                Map<String, Object> layer = new LinkedHashMap<>();
                Optional.ofNullable(rows.fewer.get(table.name())).ifPresent(count -> layer.put("rows", count));
                layer.put("columns", changed);
                layers.put(table.name(), layer);
            }
        });
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("tables", layers);
        SpecLayer layer = new SpecLayer(
                ReadableYaml.write(root, path -> true, Comments.none()), "rows of schema " + schemas.text());
        return new Said(
                layer,
                rows.fewer.entrySet().stream()
                        .map(few -> few.getKey() + ": " + few.getValue()
                                + " rows, as a key has no more values that no row has")
                        .toList());
    }

    private void findFresh(Connection connection, Set<FreshColumn> columns, Set<LiveTable> tables) throws SQLException {
        for (FreshColumn column : columns) {
            LiveTable table = tables.stream()
                    .filter(one -> one.name().equals(column.table()))
                    .findFirst()
                    .orElseThrow();
            List<String> texts = FreshTexts.find(connection, column, FilledSchema.from(schemas, table));
            boolean tooFew = texts.size() < column.wanted();
            if (texts.isEmpty() || (tooFew && !column.alone())) {
                throw FreshTexts.none(column, texts.size());
            }
            if (tooFew) {
                fewer.merge(table.name(), (long) texts.size(), Math::min);
            }
            fresh.computeIfAbsent(table.name(), name -> new HashMap<>()).put(column.column(), texts);
        }
    }

    /** The columns whose numbers have to go on. */
    private List<KeyValues.Place> places(LiveTable table, TableSpec drafted) {
        return table.rows().count() <= 0
                ? List.of()
                : drafted.columns().stream()
                        .map(column -> place(table, drafted, column))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<KeyValues.Place> place(LiveTable table, TableSpec drafted, ColumnSpec column) {
        @Nullable String ends = behind.get(table.name() + "." + column.name());
        if (ends != null && !(column.value() instanceof RangeKind)) {
            ColumnType type = type(drafted, column);
            return MovedTimes.look(column.value(), type, !ends.equals(column.name()))
                    .map(look -> new KeyValues.Place(schemas.sql(table.name()), ends, look));
        }
        return look(table, column).map(look -> new KeyValues.Place(schemas.sql(table.name()), column.name(), look));
    }

    private static ColumnType type(TableSpec drafted, ColumnSpec column) {
        return drafted.schema().columns().stream()
                .filter(one -> one.name().equals(column.name()))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private Optional<KeyValues.Look> look(LiveTable table, ColumnSpec column) {
        if (column.value() instanceof SequenceKind.OfNumbers numbers && numbers.scale() == 0) {
            return Optional.of(isNumber(table, column) ? KeyValues.Look.NUMBERS : KeyValues.Look.IN_TEXTS);
        }
        if (column.value() instanceof RangeKind range && behind.containsKey(table.name() + "." + column.name())) {
            return Optional.of(
                    switch (range.among()) {
                        case NUMBERS -> KeyValues.Look.ABOVE_NUMBERS;
                        case DAYS -> KeyValues.Look.ABOVE_DAYS;
                        case MOMENTS, ZONED_MOMENTS -> KeyValues.Look.ABOVE_MOMENTS;
                    });
        }
        boolean isNumbered = column.value() instanceof TemplateKind template
                && isInKey(table, column.name())
                && template.parts().values().stream().anyMatch(SequenceKind.Numbers.class::isInstance);
        return isNumbered ? Optional.of(KeyValues.Look.IN_TEXTS) : Optional.empty();
    }

    /** Whether the column is one of numbers; others have numbers in their texts. */
    private static boolean isNumber(LiveTable table, ColumnSpec column) {
        return table.columns().stream()
                .filter(live -> live.name().equals(column.name()))
                .anyMatch(live ->
                        live.type().base().matches("smallint|integer|bigint|oid|real|double precision|numeric.*"));
    }

    private static boolean isInKey(LiveTable table, String column) {
        return table.keys().anyMatch(key -> key.contains(column))
                || table.indexes().stream().anyMatch(index -> index.unique() && index.ignoresCaseOf(column));
    }

    private Map<String, Object> columns(LiveTable table, TableSpec drafted) {
        Map<String, Object> changed = new LinkedHashMap<>();
        Set<String> nulls = unreachable.getOrDefault(table.name(), Set.of());
        for (ColumnSpec column : drafted.columns()) {
            if (nulls.contains(column.name())) {
                changed.put(column.name(), Map.of("nulls", 1));
            }
            List<String> texts = fresh.getOrDefault(table.name(), Map.of()).get(column.name());
            if (texts != null) {
                changed.put(column.name(), Map.of("value", Map.of("choice", texts)));
            }
            ColumnType type = type(drafted, column);
            place(table, drafted, column)
                    .map(greatest::get)
                    .flatMap(number -> goOn(table.name() + "." + column.name(), column.value(), type, number))
                    .ifPresent(value -> changed.put(column.name(), Map.of("value", value)));
        }
        return changed;
    }

    /** The value with numbers behind the greatest; empty where it has these anyway. */
    private Optional<Object> goOn(String place, ValueKind value, ColumnType type, BigInteger greatest) {
        if (value instanceof RangeKind range) {
            return Optional.of(
                    LaterRanges.of(place, range, greatest.longValueExact()).tree());
        }
        if (behind.containsKey(place)) {
            return Optional.of(
                    MovedTimes.of(place, value, type, greatest.longValueExact()).tree());
        }
        if (value instanceof TemplateKind template) {
            BigInteger next = greatest.add(BigInteger.ONE);
            SortedMap<String, ValueKind> parts = new TreeMap<>(template.parts());
            parts.replaceAll((name, part) -> part instanceof SequenceKind.Numbers numbers
                    ? new SequenceKind.Numbers(next.max(numbers.firstUnits()).longValueExact(), numbers.stepUnits())
                    : part);
            return Optional.of(new TemplateKind(template.template(), parts).tree());
        }
        SequenceKind.OfNumbers numbers = (SequenceKind.OfNumbers) value;
        if (greatest.compareTo(numbers.firstUnits()) < 0) {
            return Optional.empty();
        }
        Map<String, Object> sequence = new LinkedHashMap<>();
        sequence.put("start", greatest.add(BigInteger.ONE));
        sequence.put("step", numbers.stepUnits());
        return Optional.of(Map.of("sequence", sequence));
    }
}
