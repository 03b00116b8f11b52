package io.ballast.generator.value;

import io.ballast.spec.kind.TemplateSegment;

/** Another source's values as text in another form: lower case, upper case, or a slug. */
final class FormedSource extends TextSource {
    private final Source values;
    private final TemplateSegment.Form form;
    private final byte[] scratch;

    FormedSource(RowBatch batch, Source values, TemplateSegment.Form form) {
        super(batch, values.maxBytes(), false);
        this.values = values;
        this.form = form;
        this.scratch = new byte[Math.addExact(values.maxBytes(), TextPool.SLACK_BYTES)];
    }

    /** The source itself, if the form changes nothing; picks from a pool are made from the pool in that form. */
    static Source of(Source values, TemplateSegment.Form form, RowBatch batch, Pools pools) {
        if (form == TemplateSegment.Form.AS_IS) {
            return values;
        }
        return values instanceof PooledSource picks
                ? picks.with(pools.formed(picks.pool(), form))
                : new FormedSource(batch, values, form);
    }

    @Override
    void prepare(int count) {
        values.fill(count);
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        boolean[] nulls = values.vector().nulls();
        int length = nulls != null && nulls[i] ? 0 : VectorText.put(values.vector(), i, scratch, 0);
        int at = position;
        for (int k = 0; k < length; k++) {
            byte formed = form(scratch[k]);
            if (formed != 0) {
                bytes[at++] = formed;
            }
        }
        return at;
    }

    /** The byte in the form; 0 where the form leaves it out. */
    private byte form(byte b) {
        boolean isUpper = b >= 'A' && b <= 'Z';
        boolean isLower = b >= 'a' && b <= 'z';
        return switch (form) {
            case AS_IS -> b;
            case LOWER -> isUpper ? (byte) (b + 32) : b;
            case UPPER -> isLower ? (byte) (b - 32) : b;
            case SLUG -> {
                if (isUpper) {
                    yield (byte) (b + 32);
                }
                yield isLower || (b >= '0' && b <= '9') ? b : 0;
            }
        };
    }

    /** The same change of a text that is known beforehand. */
    static String form(String text, TemplateSegment.Form form) {
        StringBuilder formed = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isUpper = c >= 'A' && c <= 'Z';
            boolean isLower = c >= 'a' && c <= 'z';
            switch (form) {
                case AS_IS -> formed.appendCodePoint(c);
                case LOWER -> formed.appendCodePoint(isUpper ? c + 32 : c);
                case UPPER -> formed.appendCodePoint(isLower ? c - 32 : c);
                case SLUG -> {
                    if (isUpper || isLower || (c >= '0' && c <= '9')) {
                        formed.appendCodePoint(isUpper ? c + 32 : c);
                    }
                }
            }
        });
        return formed.toString();
    }
}
