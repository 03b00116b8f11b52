package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.WhenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources of the kinds that a column's values can be of, of which another column's value chooses one. */
final class Branches {
    private final CaseFinder cases;
    private final List<Source> sources;

    private Branches(CaseFinder cases, List<Source> sources) {
        this.cases = cases;
        this.sources = sources;
    }

    static Source of(WhenKind kind, SourceFactory factory) {
        RowSources rows = factory.sources();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < kind.cases().size(); i++) {
            long key = CellBits.key(factory.key(), "case", Integer.toString(i));
            sources.add(factory.inner(rows, key).of(kind.cases().get(i).value()));
        }
        if (kind.otherwise() != null) {
            long key = CellBits.key(factory.key(), "otherwise");
            sources.add(factory.inner(rows, key).of(kind.otherwise()));
        }
        CaseFinder cases = new CaseFinder(rows.used(kind.column()), rows.type(kind.column()), kind.cases());
        Branches branches = new Branches(cases, sources);
        return branches.areWordsAlike()
                ? new BranchedWords(rows.batch(), branches)
                : new BranchedTexts(rows.batch(), branches);
    }

    private boolean areWordsAlike() {
        return sources.stream()
                .allMatch(source -> source.vector() instanceof Vector.Words words
                        && words.form() == form()
                        && words.digits() == digits());
    }

    /** Of the first source, which all share if they are words alike. */
    Form form() {
        return sources.get(0).vector().form();
    }

    int digits() {
        return sources.get(0).vector() instanceof Vector.Words words ? words.digits() : 0;
    }

    int maxBytes() {
        return sources.stream().mapToInt(Source::maxBytes).max().orElse(0);
    }

    void fill(int count) {
        cases.fill(count);
        for (Source source : sources) {
            source.fill(count);
        }
    }

    /** Where the value of row i stands, at i; null where it is null. */
    @Nullable
    Vector vector(int i) {
        int number = cases.of(i);
        if (number == sources.size()) {
            return null;
        }
        Vector vector = sources.get(number).vector();
        boolean[] nulls = vector.nulls();
        return nulls != null && nulls[i] ? null : vector;
    }
}
