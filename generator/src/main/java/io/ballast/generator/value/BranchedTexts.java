package io.ballast.generator.value;

/** One of several sources' values as text, by the value of another column. */
final class BranchedTexts extends TextSource {
    private final Branches branches;
    private final boolean[] nulls = vector().addNulls();

    BranchedTexts(RowBatch batch, Branches branches) {
        super(batch, branches.maxBytes(), false);
        this.branches = branches;
    }

    @Override
    void prepare(int count) {
        branches.fill(count);
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        Vector chosen = branches.vector(i);
        nulls[i] = chosen == null;
        return chosen == null ? position : VectorText.put(chosen, i, bytes, position);
    }
}
