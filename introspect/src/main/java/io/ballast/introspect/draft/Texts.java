package io.ballast.introspect.draft;

import io.ballast.introspect.draft.Hints.Hint;
import io.ballast.introspect.facts.FormShares;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Normal;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns of text: labels with weights, names from a pool, codes, or prose of the same lengths. */
final class Texts {
    /** Longer than this, a text of one length is taken for prose. */
    private static final int MAX_CODE_LENGTH = 64;

    private static final int UUID_LENGTH = 36;
    private static final int MIN_PHONE_LENGTH = 5;
    /** The most common name is likelier than the mean by so much before a pool, which knows no weights, gives way to labels. */
    private static final double SKEWED = 4;
    /** So few different values are a code, whatever the column is called. */
    private static final int FEW_LABELS = 12;

    private static final long MAX_LENGTH = 1_000_000;
    /** What is taken for texts of which none was seen: a few words. */
    private static final LengthFacts UNKNOWN = new LengthFacts(3, 12, 5, 30);

    private static final double NEARLY_ALL = 0.95;
    private static final int DIGITS = 3;

    private Texts() {}

    static ValueKind of(Target target) {
        long most = most(target);
        if (target.unique()) {
            return UniqueTexts.of(target, least(target), most);
        }
        Shape shape = target.shape();
        if (shape.lengths().max() == 0 && target.statistics().distinct() > 0 && least(target) == 0) {
            return new ConstantKind("");
        }
        Optional<Hint> faker = least(target) == 0 ? Hints.of(target.name(), most) : Optional.empty();
        boolean few = SmallSet.isOne(target.statistics(), target.rows());
        if (few && (faker.isEmpty() || isSkewed(target) || target.statistics().distinct() <= FEW_LABELS)) {
            return labels(target, most);
        }
        if (faker.isPresent()) {
            int pool = poolSize(target, faker.get().different());
            int maxLength = (int) Math.min(FakerKind.DEFAULT_MAX_LENGTH, most);
            return new FakerKind(faker.get().expression(), pool == 1 ? Hints.MAX_POOL : pool, maxLength);
        }
        if (shape.equals(Shape.NONE) && !canBeUuids(target, NEARLY_ALL, least(target), most)) {
            Optional<ValueKind> id = IdTexts.of(target, least(target), most);
            if (id.isEmpty() && UniqueTexts.isShortCode(target) && most == TypeLimits.length(target.type())) {
                return new PatternKind("[A-Z]".repeat((int) most));
            }
            return id.isPresent() ? id.get() : new TextKind.Characters(lengths(UNKNOWN, least(target), most));
        }
        return code(target)
                .or(() -> numbered(target, most))
                .orElseGet(() -> new TextKind.Characters(lengths(shape.lengths(), least(target), most)));
    }

    /**
     * So large that as many rows as there are draw as many different values from it as there are.
     *
     * @param texts how many different ones there can be in a pool, which is drawn from them in its turn
     */
    private static int poolSize(Target target, int texts) {
        double rows = target.rows() * (1 - target.statistics().nullShare());
        double distinct = Math.max(1, Math.min(target.statistics().distinct(), NEARLY_ALL * rows));
        double low = distinct;
        double high = Hints.MAX_POOL;
        while (high - low > 1) {
            double middle = (low + high) / 2;
            boolean tooFew = -middle * Math.expm1(-rows / middle) < distinct;
            low = tooFew ? middle : low;
            high = tooFew ? high : middle;
        }
        double drawn = texts == Hints.MAX_POOL ? low : low < texts ? -texts * Math.log1p(-low / texts) : Hints.MAX_POOL;
        return (int) Math.min(Hints.MAX_POOL, Math.max(1, Math.round(drawn)));
    }

    /** Short prose with a number behind it, where hardly a text comes twice though no key says so. */
    private static Optional<ValueKind> numbered(Target target, long most) {
        LengthFacts lengths = target.shape().lengths();
        double filled = target.rows() * (1 - target.statistics().nullShare());
        int digits = 1 + Long.toString(target.rows()).length();
        long room = most - 1 - Long.toString(target.most()).length();
        long fewest = Math.max(1, least(target) - " 1".length());
        boolean nearlyAll = target.statistics().distinct() >= NEARLY_ALL * filled && filled > FEW_LABELS;
        if (!nearlyAll || lengths.mean() > MAX_CODE_LENGTH || lengths.min() - digits < 1 || room < fewest) {
            return Optional.empty();
        }
        String words = target.part("words");
        String number = target.part("n");
        return Optional.of(new TemplateKind(
                "{" + words + "} {" + number + "}",
                Map.of(
                        words,
                        new TextKind.Characters(lengths(lengths.without(digits), fewest, room)),
                        number,
                        new SequenceKind.Numbers(1, 1))));
    }

    /** Whether some values are so much likelier than others that a pool, which knows no weights, would lose it. */
    private static boolean isSkewed(Target target) {
        List<Double> frequencies = target.statistics().frequencies();
        double alike =
                (1 - target.statistics().nullShare()) / target.statistics().distinct();
        return !frequencies.isEmpty() && frequencies.get(0) > SKEWED * alike;
    }

    private static ValueKind labels(Target target, long most) {
        List<Double> weights = SmallSet.weights(target.statistics());
        List<String> labels = Labels.of(
                target.name(), weights.size(), target.shape().lengths().mean(), least(target), most);
        return new ChoiceKind(labels, weights.subList(0, labels.size()));
    }

    /** Whether values are UUIDs, and those fit the type and the check, which rows from before a NOT VALID need not keep. */
    static boolean canBeUuids(Target target, double share, long least, long most) {
        return target.isUuids(share) && least <= UUID_LENGTH && UUID_LENGTH <= most;
    }

    /** UUIDs, numbers and other texts of one length. */
    private static Optional<ValueKind> code(Target target) {
        LengthFacts lengths = target.shape().lengths();
        FormShares forms = target.shape().forms();
        if (canBeUuids(target, NEARLY_ALL, least(target), most(target))) {
            return Optional.of(forms.timeOrdered() > 0.5 ? UuidKind.V7 : UuidKind.V4);
        }
        if (Hints.isPhone(target.name()) && lengths.mean() >= MIN_PHONE_LENGTH && most(target) > MIN_PHONE_LENGTH) {
            long digits = Math.min(most(target), Math.min(MAX_CODE_LENGTH, Math.round(lengths.mean()))) - 1;
            return Optional.of(new PatternKind("+" + "#".repeat((int) digits)));
        }
        if (lengths.max() < least(target) || lengths.min() > most(target)) {
            return Optional.empty(); // rows from before a check that is NOT VALID
        }
        boolean oneLength = lengths.min() == lengths.max() && lengths.max() <= MAX_CODE_LENGTH;
        if (forms.digits() >= NEARLY_ALL && lengths.max() <= MAX_CODE_LENGTH) {
            long length = Math.round(Math.max((double) least(target), lengths.mean()));
            return Optional.of(new PatternKind("#".repeat((int) length)));
        }
        return oneLength && lengths.max() > 0
                ? Optional.of(new PatternKind("[a-z0-9]".repeat((int) lengths.max())))
                : Optional.empty();
    }

    /** The distribution of a length: bounded and bell-shaped. */
    static Distribution lengths(LengthFacts seen, long least, long most) {
        long from = Math.max(least, Math.min(most, seen.min()));
        long to = Math.min(most, Math.max(from, seen.max()));
        if (from == to || seen.deviation() <= 0) {
            return new Constant(Math.max(from, Math.min(to, Math.round(seen.mean()))));
        }
        return new Normal(
                RoundMarks.digits(seen.mean(), DIGITS),
                RoundMarks.digits(seen.deviation(), DIGITS),
                (double) from,
                (double) to);
    }

    static List<Double> rounded(Collection<Double> weights) {
        return weights.stream().map(weight -> RoundMarks.digits(weight, DIGITS)).toList();
    }

    private static long least(Target target) {
        Integer least = target.check() == null ? null : target.check().minLength();
        return least == null ? 0 : least;
    }

    private static long most(Target target) {
        Integer most = target.check() == null ? null : target.check().maxLength();
        return Math.min(MAX_LENGTH, Math.min(TypeLimits.length(target.type()), most == null ? MAX_LENGTH : most));
    }
}
