package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The parts that a template's text is put together from. */
final class TemplateParts {
    private final TemplateKind template;
    private final SourceFactory factory;
    private final RowSources sources;

    TemplateParts(TemplateKind template, SourceFactory factory) {
        this.template = template;
        this.factory = factory;
        this.sources = factory.sources();
    }

    Source source() {
        List<Source> parts = template.segments().stream().map(this::part).toList();
        return new PartsSource(merged(parts, sources.dataset().pools()));
    }

    private Source part(TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return new ConstantSource(literal.text());
        }
        if (segment instanceof TemplateSegment.Part part) {
            ValueKind kind = Objects.requireNonNull(template.parts().get(part.name()));
            long key = CellBits.key(factory.key(), "part", part.name());
            return factory.inner(sources, key).formed(kind, part.form());
        }
        if (segment instanceof TemplateSegment.Column column) {
            return formed(sources, column.column(), column.form());
        }
        TemplateSegment.ParentColumn column = (TemplateSegment.ParentColumn) segment;
        return formed(sources.parents(), column.column(), column.form());
    }

    private static Source formed(RowSources rows, String column, TemplateSegment.Form form) {
        return FormedSource.of(
                rows.column(column), form, rows.batch(), rows.dataset().pools());
    }

    /** Fewer parts: literal text goes into the pool beside it, so that one copy writes both. */
    private static List<Source> merged(List<Source> parts, Pools pools) {
        List<Source> merged = new ArrayList<>();
        for (Source part : parts) {
            Source last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last instanceof ConstantSource before && part instanceof PooledSource pool) {
                merged.set(merged.size() - 1, pool.with(pools.affixed(pool.pool(), before.text(), "")));
            } else if (last instanceof PooledSource pool && part instanceof ConstantSource after) {
                merged.set(merged.size() - 1, pool.with(pools.affixed(pool.pool(), "", after.text())));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }
}
