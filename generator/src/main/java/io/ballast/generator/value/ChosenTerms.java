package io.ballast.generator.value;

import io.ballast.spec.expression.ValueShape.Nature;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** One of several terms of the same nature. Texts are compared by their code points, as the collation C does. */
final class ChosenTerms {
    private final List<Term> terms;
    private final Nature nature;
    private final int maxBytes;

    ChosenTerms(List<Term> terms) {
        this.terms = terms;
        this.nature = terms.get(0).nature();
        this.maxBytes = terms.stream().mapToInt(Term::maxBytes).max().orElse(0);
    }

    Term largest() {
        return chosen(BigDecimal::max, (a, b) -> order(a, b) >= 0 ? a : b);
    }

    Term smallest() {
        return chosen(BigDecimal::min, (a, b) -> order(a, b) <= 0 ? a : b);
    }

    /** The first that is not null. */
    Term first() {
        return chosen((a, b) -> a, (a, b) -> a);
    }

    /** The first, or null where it is equal to the second. */
    Term unlessEqual() {
        if (nature == Nature.TEXT) {
            return new Term.Texts(maxBytes, i -> {
                String text = terms.get(0).text(i);
                return text == null || text.equals(terms.get(1).text(i)) ? null : text;
            });
        }
        return new Term.Numbers(nature, maxBytes, i -> {
            BigDecimal number = number(terms.get(0), i);
            BigDecimal other = number(terms.get(1), i);
            return number == null || (other != null && number.compareTo(other) == 0) ? null : number;
        });
    }

    /** All that are not null, by twos. */
    private Term chosen(BinaryOperator<BigDecimal> numbers, BinaryOperator<String> texts) {
        if (nature == Nature.TEXT) {
            return new Term.Texts(maxBytes, i -> {
                String chosen = null;
                for (Term term : terms) {
                    String next = term.text(i);
                    chosen = chosen == null ? next : next == null ? chosen : texts.apply(chosen, next);
                }
                return chosen;
            });
        }
        return new Term.Numbers(nature, maxBytes, i -> {
            BigDecimal chosen = null;
            for (Term term : terms) {
                BigDecimal next = number(term, i);
                chosen = chosen == null ? next : next == null ? chosen : numbers.apply(chosen, next);
            }
            return chosen;
        });
    }

    private static @Nullable BigDecimal number(Term term, int i) {
        return ((Term.Numbers) term).value().at(i);
    }

    private static int order(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
