package io.ballast.loader.wire;

import io.ballast.common.schema.CompositeType;
import java.util.List;

/**
 * Values of composite types as PostgreSQL writes them: {@code (1,"a ""b"" c",)}, nothing at all for NULL, a backslash before any character, white
 * space outside the parentheses allowed; read as record_in in adt/rowtypes.c does. Receive function: record_recv, which reads the number of
 * fields, then for each the number of its type, its length, or -1 for NULL, and its bytes. Measured by {@code BinaryCopyBenchmark}, as the table {@code SHOPS}.
 */
final class CompositeEncoder implements ValueEncoder {
    private static final int NULL = -1;

    private final CompositeType type;
    private final ValueEncoder[] fields;
    private final int[] oids;
    private byte[] unescaped = new byte[256];
    /** How much of {@link #unescaped} is used. */
    private int length;
    /** Whether the field whose end was found last has neither quotes nor backslashes. */
    private boolean plain;

    private CompositeEncoder(CompositeType type, ValueEncoder[] fields, int[] oids) {
        this.type = type;
        this.fields = fields;
        this.oids = oids;
    }

    /** @param number of the type in the server that reads the values */
    static CompositeEncoder of(CompositeType type, TypeNumber number) {
        List<CompositeType.Field> fields = type.fields();
        ValueEncoder[] encoders = new ValueEncoder[fields.size()];
        int[] oids = new int[encoders.length];
        for (int f = 0; f < encoders.length; f++) {
            encoders[f] = WireType.of(fields.get(f).type(), number.part(f)).encoder();
            oids[f] = number.part(f).oid();
        }
        return new CompositeEncoder(type, encoders, oids);
    }

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        int at = RangeEncoder.spaceEnd(text, from, to);
        if (at == to || text[at] != '(') {
            throw RefusedValue.because("not a row in parentheses");
        }
        int next = WireBytes.putInt(wire, position, fields.length);
        for (int f = 0; f < fields.length; f++) {
            if (f > 0 && text[at] != ',') {
                throw RefusedValue.because("a row of " + f + " fields, where " + fields.length + " belong");
            }
            int end = fieldEnd(text, at + 1, to);
            next = WireBytes.putInt(wire, next, oids[f]);
            next = putField(f, text, at + 1, end, wire, next);
            at = end;
        }
        if (text[at] != ')') {
            throw RefusedValue.because("a row of more than " + fields.length + " fields");
        }
        if (RangeEncoder.spaceEnd(text, at + 1, to) < to) {
            throw RefusedValue.because("a row with text behind its closing parenthesis");
        }
        return next;
    }

    /** Writes the field's length and bytes. A field of no characters is NULL; the empty text has quotes. */
    private int putField(int f, byte[] text, int from, int to, byte[] wire, int position) {
        if (from == to) {
            return WireBytes.putInt(wire, position, NULL);
        }
        int start = position + Integer.BYTES;
        try {
            int next = plain
                    ? fields[f].put(text, from, to, wire, start)
                    : fields[f].put(unescaped(text, from, to), 0, length, wire, start);
            WireBytes.putInt(wire, position, next - start);
            return next;
        } catch (RefusedValue refused) {
            throw RefusedValue.because("field \"" + type.fields().get(f).name() + "\" is " + refused.reason());
        }
    }

    /** The position of the comma or parenthesis behind the field that begins here. */
    private int fieldEnd(byte[] text, int from, int to) {
        boolean quoted = false;
        plain = true;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '\\') {
                plain = false;
                i++;
            } else if (b == '"') {
                plain = false;
                // A doubled quote opens anew what it has closed.
                quoted = !quoted;
            } else if (!quoted && (b == ',' || b == ')')) {
                return i;
            }
        }
        throw RefusedValue.because(quoted ? "a row with an unclosed quote" : "a row without a closing parenthesis");
    }

    /** The field without its quotes and backslashes, {@link #length} bytes. */
    private byte[] unescaped(byte[] text, int from, int to) {
        if (unescaped.length < to - from) {
            unescaped = Memory.enlarged(unescaped, Math.max(to - from, 2 * unescaped.length));
        }
        length = 0;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '\\') {
                i++;
                b = text[i];
            } else if (b == '"') {
                boolean doubled = quoted && i + 1 < to && text[i + 1] == '"';
                if (!doubled) {
                    quoted = !quoted;
                    continue;
                }
                i++;
            }
            unescaped[length++] = b;
        }
        return unescaped;
    }
}
