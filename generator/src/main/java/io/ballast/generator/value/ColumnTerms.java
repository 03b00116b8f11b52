package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.expression.ValueShape.Nature;
import io.ballast.spec.kind.ColumnNature;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.literal.LiteralUnits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that an expression is computed from. */
final class ColumnTerms {
    private final RowSources rows;
    private final Set<Source> used = new LinkedHashSet<>();

    ColumnTerms(RowSources rows) {
        this.rows = rows;
    }

    void fill(int count) {
        for (Source source : used) {
            source.fill(count);
        }
    }

    /** The column as what it is: a number, a date, a text. */
    Term of(String name) {
        ColumnType type = rows.type(ColumnUse.of(name));
        Nature nature = ColumnNature.of(type).orElseThrow();
        Source source = source(name);
        if (nature == Nature.TEXT) {
            return text(name);
        }
        if (!LiteralUnits.has(type)) {
            Term text = text(name);
            return new Term.Numbers(nature, source.maxBytes(), i -> number(text.text(i)));
        }
        UnitReader units = new UnitReader(source, type);
        int digits = nature == Nature.NUMBER ? LiteralUnits.digits(type) : 0;
        return new Term.Numbers(
                nature,
                source.maxBytes() + digits,
                i -> units.isNull(i) ? null : BigDecimal.valueOf(units.at(i), digits));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** The column as the text that is written for it. */
    Term text(String name) {
        Source source = source(name);
        byte[] scratch = new byte[Math.addExact(source.maxBytes(), TextPool.SLACK_BYTES)];
        return new Term.Texts(source.maxBytes(), i -> {
            boolean[] nulls = source.vector().nulls();
            return nulls != null && nulls[i]
                    ? null
                    : new String(scratch, 0, VectorText.put(source.vector(), i, scratch, 0), StandardCharsets.UTF_8);
        });
    }

    private Source source(String name) {
        Source source = rows.used(ColumnUse.of(name));
        used.add(source);
        return source;
    }
}
