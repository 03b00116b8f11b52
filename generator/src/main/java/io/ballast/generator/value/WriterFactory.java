package io.ballast.generator.value;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.spec.ColumnSpec;
import io.ballast.common.spec.TemplateSegment;
import io.ballast.common.spec.TemplateSegment.Form;
import io.ballast.common.spec.ValueKind;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.TimeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes the writers of a table's columns, all bound to one cursor. */
final class WriterFactory {
    private final DatasetModel dataset;
    private final TableModel table;
    private final RowCursor cursor;

    WriterFactory(DatasetModel dataset, TableModel table, RowCursor cursor) {
        this.dataset = dataset;
        this.table = table;
        this.cursor = cursor;
    }

    List<ColumnWriter> columns() {
        List<ColumnWriter> writers = new ArrayList<>();
        for (int i = 0; i < table.spec().columns().size(); i++) {
            writers.add(column(i));
        }
        return writers;
    }

    private ColumnWriter column(int position) {
        ColumnSpec column = table.spec().columns().get(position);
        ColumnType type = table.spec().schema().columns().get(position).type();
        long key = CellBits.key(dataset.spec().seed(), table.name(), column.name());
        return writer(column.value(), type, key);
    }

    private ColumnWriter writer(ValueKind kind, ColumnType type, long key) {
        if (kind instanceof ValueKind.Uuid) {
            return new UuidWriter(cursor, key);
        }
        if (kind instanceof ValueKind.Sequence sequence) {
            return new SequenceWriter(cursor, sequence.start(), sequence.step());
        }
        if (kind instanceof ValueKind.IntegerValue integer) {
            return new IntegerWriter(cursor, key, integer.min(), integer.max() - integer.min() + 1);
        }
        if (kind instanceof ValueKind.BooleanValue bool) {
            return new BooleanWriter(cursor, key, bool.probability());
        }
        if (kind instanceof ValueKind.DateValue date) {
            int first = Math.toIntExact(date.from().toEpochDay());
            return new DateWriter(cursor, key, first, Math.toIntExact(date.to().toEpochDay()) - first);
        }
        if (kind instanceof ValueKind.TimestampValue timestamp) {
            return timestamp(timestamp, type, key);
        }
        if (kind instanceof ValueKind.Faker faker) {
            return new PoolWriter(cursor, key, dataset.pools().faker(faker));
        }
        if (kind instanceof ValueKind.Pattern pattern) {
            return new PatternWriter(cursor, key, PatternRun.of(pattern.positions()));
        }
        if (kind instanceof ValueKind.Constant constant) {
            return constant(constant.value());
        }
        if (kind instanceof ValueKind.Ordinal ordinal) {
            return new OrdinalWriter(cursor, ordinal);
        }
        if (kind instanceof ValueKind.ParentReference reference) {
            return parentColumn(reference.column());
        }
        if (kind instanceof ValueKind.Template template) {
            return template(template, type, key);
        }
        throw new IllegalArgumentException("no writer for " + kind);
    }

    private ColumnWriter timestamp(ValueKind.TimestampValue kind, ColumnType type, long key) {
        long step = kind.wholeSeconds() ? TimeText.MICROS_PER_SECOND : 1;
        long first = ChronoUnit.MICROS.between(Instant.EPOCH, kind.from());
        long steps = (ChronoUnit.MICROS.between(Instant.EPOCH, kind.to()) - first) / step;
        return new TimestampWriter(cursor, key, first, steps, step, type.base() == BaseType.TIMESTAMPTZ);
    }

    private ColumnWriter parentColumn(String column) {
        TableModel.Family family = table.family();
        if (family == null) {
            throw new IllegalArgumentException(table.name() + " has no parent to take " + column + " from");
        }
        TableModel parent = family.parent();
        return new WriterFactory(dataset, parent, cursor.parent())
                .column(parent.spec().schema().columnIndex(column));
    }

    private static ColumnWriter constant(String text) {
        return new ConstantWriter(new TextPool(List.of(text)));
    }

    private ColumnWriter template(ValueKind.Template template, ColumnType type, long key) {
        List<ColumnWriter> parts = new ArrayList<>();
        for (TemplateSegment segment : template.segments()) {
            parts.add(segment(segment, template, type, key));
        }
        return new TemplateWriter(parts);
    }

    private ColumnWriter segment(TemplateSegment segment, ValueKind.Template template, ColumnType type, long key) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return constant(literal.text());
        }
        if (segment instanceof TemplateSegment.Column column) {
            return formed(column(table.spec().schema().columnIndex(column.column())), column.form());
        }
        if (segment instanceof TemplateSegment.ParentColumn column) {
            return formed(parentColumn(column.column()), column.form());
        }
        TemplateSegment.Part part = (TemplateSegment.Part) segment;
        ValueKind kind = Objects.requireNonNull(template.parts().get(part.name()));
        return formed(writer(kind, type, CellBits.key(key, "part", part.name())), part.form());
    }

    private static ColumnWriter formed(ColumnWriter writer, Form form) {
        if (form == Form.AS_IS) {
            return writer;
        }
        if (writer instanceof PoolWriter pool) {
            return pool.with(pool.pool().map(text -> formed(text, form)));
        }
        throw new IllegalArgumentException("no form " + form + " of " + writer);
    }

    static String formed(String text, Form form) {
        return switch (form) {
            case AS_IS -> text;
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case SLUG -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        };
    }
}
