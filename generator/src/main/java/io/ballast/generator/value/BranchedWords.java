package io.ballast.generator.value;

/** One of several sources' words, by the value of another column. */
final class BranchedWords extends WordSource {
    private final Branches branches;
    private final boolean[] nulls = vector.addNulls();

    BranchedWords(RowBatch batch, Branches branches) {
        super(batch, branches.form(), branches.digits());
        this.branches = branches;
    }

    @Override
    public void fill(int count) {
        branches.fill(count);
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            Vector chosen = branches.vector(i);
            nulls[i] = chosen == null;
            words[i] = chosen instanceof Vector.Words from ? from.words()[i] : 0;
        }
    }
}
