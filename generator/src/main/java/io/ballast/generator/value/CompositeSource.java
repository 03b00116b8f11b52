package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.RowText;
import io.ballast.spec.kind.CompositeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composite values, as the server writes them: {@code (a,"b c",)}. */
final class CompositeSource extends TextSource {
    /** Null for a field that is null. */
    private final List<@Nullable Source> fields;

    private final byte[] scratch;

    private CompositeSource(RowBatch batch, List<@Nullable Source> fields) {
        super(batch, maxBytes(fields), false);
        this.fields = fields;
        int longest = 0;
        for (Source field : fields) {
            longest = field == null ? longest : Math.max(longest, field.maxBytes());
        }
        this.scratch = new byte[Math.addExact(longest, TextPool.SLACK_BYTES)];
    }

    static Source of(CompositeKind kind, SourceFactory factory) {
        List<@Nullable Source> fields = new ArrayList<>();
        for (CompositeKind.Field field : kind.fields()) {
            long key = CellBits.key(factory.key(), "field", field.name());
            fields.add(
                    field.value() == null
                            ? null
                            : factory.field(field.type(), key).of(field.value()));
        }
        return new CompositeSource(factory.sources().batch(), fields);
    }

    private static int maxBytes(List<@Nullable Source> fields) {
        int bytes = 2;
        for (Source field : fields) {
            bytes = Math.addExact(bytes, 1 + (field == null ? 0 : RowText.maxQuoted(field.maxBytes())));
        }
        return bytes;
    }

    @Override
    void prepare(int count) {
        for (Source field : fields) {
            if (field != null) {
                field.fill(count);
            }
        }
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        int at = position;
        bytes[at++] = '(';
        boolean first = true;
        for (Source field : fields) {
            if (!first) {
                bytes[at++] = ',';
            }
            first = false;
            if (field != null) {
                int length = VectorText.put(field.vector(), i, scratch, 0);
                at = RowText.putField(scratch, length, bytes, at);
            }
        }
        bytes[at++] = ')';
        return at;
    }
}
