package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.generator.text.Runs;
import io.ballast.spec.distribution.Distribution;

/** Words in a row: a number of them, or cut to a number of characters. */
final class ProseSource extends TextSource {
    private final long key;
    private final TextPool words;
    private final Sampler size;
    private final long min;
    private final long max;
    private final boolean characters;

    /**
     * A source of prose.
     *
     * @param words of ASCII letters
     * @param size how many words, or characters
     * @param characters whether the size counts characters
     */
    ProseSource(RowBatch batch, long key, TextPool words, Sampler size, long min, long max, boolean characters) {
        super(batch, maxBytes(words, max, characters), min > 0); // an empty text is not plain
        this.key = key;
        this.words = words;
        this.size = size;
        this.min = min;
        this.max = max;
        this.characters = characters;
    }

    /** A source of prose by the distribution of its size. */
    static Source of(Distribution size, boolean characters, RowBatch batch, long key, Pools pools) {
        long min = (long) size.support().min();
        long max = (long) size.support().max();
        return new ProseSource(batch, key, pools.words(), Samplers.of(size), min, max, characters);
    }

    private static int maxBytes(TextPool words, long max, boolean characters) {
        int word = words.maxBytes() + 1;
        return Math.toIntExact(characters ? max + word : Math.multiplyExact(max, word));
    }

    @Override
    void prepare(int count) {
        // everything comes from the row's bits
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        long cell = CellBits.at(key, batch.rows[i]);
        long wanted = size.drawWithin(cell, 1, min, max);
        long stream = CellBits.mix(cell);
        return characters ? putCharacters(wanted, stream, bytes, position) : putWords(wanted, stream, bytes, position);
    }

    private int putWords(long wanted, long stream, byte[] bytes, int position) {
        int at = position;
        for (long k = 0; k < wanted; k++) {
            if (k > 0) {
                bytes[at++] = ' ';
            }
            at = putWord(CellBits.at(stream, k), bytes, at);
        }
        return at;
    }

    private int putCharacters(long wanted, long stream, byte[] bytes, int position) {
        int end = position + (int) wanted;
        int at = position;
        for (long k = 0; at < end; k++) {
            if (k > 0) {
                bytes[at++] = ' ';
            }
            at = putWord(CellBits.at(stream, k), bytes, at);
        }
        if (end > position && bytes[end - 1] == ' ') {
            bytes[end - 1] = 'e'; // neither ends in a space; the commonest letter is as good as any
        }
        return end;
    }

    private int putWord(long bits, byte[] bytes, int position) {
        int word = (int) CellBits.below(bits, words.size());
        return Runs.put(words.bytes(), words.ends()[word], words.ends()[word + 1], bytes, position);
    }
}
