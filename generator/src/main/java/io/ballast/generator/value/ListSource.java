package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.generator.text.ArrayText;
import io.ballast.spec.kind.ArrayKind;
import java.util.List;

/** Arrays, as PostgreSQL's literals or as JSON. The elements are made as if each were a row of its own. */
final class ListSource extends TextSource {
    /** Each row has this many numbers for its elements; the spec allows 10,000. */
    private static final int ELEMENT_BITS = 14;

    private final long key;
    private final Sampler length;
    private final long minLength;
    private final long maxLength;
    private final RowBatch elementRows;
    private final RowSources elementSources;
    private final JsonValue element;
    private final boolean json;
    private final byte delimiter;
    private final byte[] scratch;
    /** How many elements lie within one part of each dimension, the outermost omitted. */
    private final long[] parts;

    ListSource(
            RowBatch batch,
            long key,
            ListLength length,
            RowSources elementSources,
            JsonValue element,
            boolean json,
            char delimiter,
            List<Integer> dimensions) {
        super(batch, maxBytes(length.max(), element, json, dimensions.size()), false);
        this.parts = parts(dimensions);
        this.key = key;
        this.length = length.sampler();
        this.minLength = length.min();
        this.maxLength = length.max();
        this.elementRows = elementSources.batch();
        this.elementSources = elementSources;
        this.element = element;
        this.json = json;
        this.delimiter = (byte) delimiter;
        this.scratch = JsonValue.scratch(List.of(element));
    }

    /**
     * The source of arrays.
     *
     * @param json whether they are written as JSON
     */
    static Source of(ArrayKind array, SourceFactory factory, boolean json) {
        RowSources of = factory.sources();
        RowSources elements = new RowSources(of.dataset(), of.table(), new RowBatch(of.table()));
        SourceFactory inner = factory.inner(elements, CellBits.key(factory.key(), "element"));
        JsonValue element = json ? inner.jsonValue(array.element()) : new JsonValue(inner.of(array.element()), false);
        ListLength length = new ListLength(
                Samplers.of(array.length()), 0, (long) array.length().support().max());
        char delimiter = json ? ',' : factory.type().delimiter();
        return new ListSource(
                of.batch(), factory.key(), length, elements, element, json, delimiter, array.dimensions());
    }

    private static long[] parts(List<Integer> dimensions) {
        long[] parts = new long[Math.max(0, dimensions.size() - 1)];
        long within = 1;
        for (int i = parts.length - 1; i >= 0; i--) {
            within *= dimensions.get(i + 1);
            parts[i] = within;
        }
        return parts;
    }

    /** How many elements: drawn, and drawn again outside min..max. */
    record ListLength(Sampler sampler, long min, long max) {}

    private static int maxBytes(long maxLength, JsonValue element, boolean json, int dimensions) {
        int one =
                json ? element.maxBytes() : ArrayText.maxQuoted(element.source().maxBytes());
        return Math.toIntExact(2 + maxLength * (one + 2 + 2L * dimensions));
    }

    @Override
    void prepare(int count) {
        // the elements are made row by row
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        long row = batch.rows[i];
        long elements = length.drawWithin(CellBits.at(key, row), 1, minLength, maxLength);
        int at = position;
        bytes[at++] = (byte) (json ? '[' : '{');
        for (long done = 0; done < elements; ) {
            int count = (int) Math.min(RowBatch.CAPACITY, elements - done);
            makeElements((row << ELEMENT_BITS) + done, count);
            for (int k = 0; k < count; k++) {
                at = putElement(done + k, k, bytes, at);
            }
            done += count;
        }
        bytes[at++] = (byte) (json ? ']' : '}');
        return at;
    }

    private void makeElements(long firstRow, int count) {
        for (int k = 0; k < count; k++) {
            elementRows.rows[k] = firstRow + k;
        }
        elementSources.prepare(count);
        element.source().fill(count);
    }

    private int putElement(long number, int k, byte[] bytes, int position) {
        int at = position;
        if (number > 0) {
            bytes[at++] = delimiter;
            if (json) {
                bytes[at++] = ' ';
            }
        }
        at = putBrackets(number, json ? '[' : '{', bytes, at);
        if (json) {
            at = element.put(k, scratch, bytes, at);
        } else {
            int length = VectorText.put(element.source().vector(), k, scratch, 0);
            at = ArrayText.putElement(scratch, length, bytes, at);
        }
        return putBrackets(number + 1, json ? ']' : '}', bytes, at);
    }

    /** Writes a bracket for each part that begins or ends at the element of this number. */
    private int putBrackets(long number, char bracket, byte[] bytes, int position) {
        int at = position;
        for (long part : parts) {
            if (number % part == 0) {
                bytes[at++] = (byte) bracket;
            }
        }
        return at;
    }
}
