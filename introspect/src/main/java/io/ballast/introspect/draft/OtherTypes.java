package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LengthFacts;
import io.ballast.introspect.facts.Shape;
import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.IntervalUnit;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Columns of all other types. */
final class OtherTypes {
    private static final String NETWORK = "10.0.0.0/8";
    private static final int MAX_LENGTH = 1_000_000;
    /** Bytes of a hash or a key, and of more than that. */
    private static final int FEW_BYTES = 32;

    private static final int MANY_BYTES = 64;
    private static final int MAX_ELEMENTS = 10_000;
    /** In arrays of which none was seen, or only empty ones. */
    private static final int UNKNOWN_ELEMENTS = 3;

    /** After the point, of floating-point elements. */
    private static final int FLOAT_DIGITS = 4;

    private OtherTypes() {}

    static ValueKind bool(Target target) {
        ColumnStatistics statistics = target.statistics();
        double filled = 1 - statistics.nullShare();
        List<String> initials = statistics.commonValues().stream()
                .map(value -> value.substring(0, 1)) // t in an array, true as text
                .toList();
        int yes = initials.indexOf("t");
        int no = initials.indexOf("f");
        double share = 0.5;
        if (filled > 0 && yes >= 0) {
            share = statistics.frequencies().get(yes) / filled;
        } else if (filled > 0 && no >= 0) {
            share = 1 - statistics.frequencies().get(no) / filled;
        }
        return new BooleanKind(Math.max(0, Math.min(1, RoundMarks.digits(share, 3))));
    }

    static ValueKind uuid(Target target) {
        if (!target.unique() && SmallSet.isOne(target.statistics(), target.rows())) {
            List<Double> weights = SmallSet.weights(target.statistics());
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                String seed = target.table().name() + "." + target.name() + "." + i;
                UUID hash = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
                ids.add(new UUID((hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits())
                        .toString());
            }
            return new ChoiceKind(ids, weights);
        }
        return target.shape().forms().timeOrdered() > 0.5 ? UuidKind.V7 : UuidKind.V4;
    }

    static ValueKind interval(Target target) {
        IntervalKind kind = IntervalLengths.of(target.type(), target.unique() ? target.most() : 0);
        target.note(
                kind.unit() == IntervalUnit.SECOND && kind.max() == IntervalLengths.USUAL_SECONDS
                        ? "any number of seconds up to thirty days: lengths of intervals are not looked at"
                        : "lengths of intervals are not looked at");
        return kind;
    }

    static ValueKind inet(Target target) {
        target.note("addresses of " + NETWORK + ", whatever the networks were");
        return new InetKind(NETWORK);
    }

    /** Between the shortest and the longest, or nearer to the mean where few are as long as the longest. */
    static ValueKind bytes(Target target) {
        LengthFacts lengths = target.shape().lengths();
        if (target.shape().equals(Shape.NONE)) {
            return new BytesKind(FEW_BYTES, target.unique() ? FEW_BYTES : MANY_BYTES);
        }
        long least = Math.min(MAX_LENGTH, lengths.min());
        long even = Math.round(2 * lengths.mean()) - least;
        long most = Math.min(MAX_LENGTH, Math.max(least, Math.min(lengths.max(), even)));
        return new BytesKind((int) least, (int) most);
    }

    /** One member that makes the document as long as it was; names of members are values too. */
    static ValueKind json(Target target) {
        LengthFacts lengths = target.shape().lengths();
        long around = "{\"data\": \"\"}".length();
        if (lengths.max() <= around) {
            return new JsonKind(List.of());
        }
        target.note("one text that makes the documents as long as they were; members were not looked at");
        Distribution length = Texts.lengths(lengths.without(around), 0, MAX_LENGTH);
        return new JsonKind(List.of(new JsonKind.Member("data", new TextKind.Characters(length))));
    }

    static ValueKind array(Target target) {
        List<Double> frequencies = target.statistics().elements().frequencies();
        ColumnType type = target.type();
        List<String> ofEnum = target.facts().type().labels();
        ValueKind element =
                switch (type.family()) {
                    case TEXT -> {
                        if (!ofEnum.isEmpty()) {
                            yield new ChoiceKind(ofEnum, Collections.nCopies(ofEnum.size(), 1.0));
                        }
                        List<String> labels = Labels.of(
                                target.name(),
                                Math.max(1, frequencies.size()),
                                SHORT_LABEL,
                                0,
                                type.length() == ColumnType.UNSET ? SHORT_LABEL * 2 : type.length());
                        List<Double> weights = frequencies.isEmpty() ? List.of(1.0) : Texts.rounded(frequencies);
                        yield new ChoiceKind(labels, weights.subList(0, labels.size()));
                    }
                    case UUID -> UuidKind.V4;
                    case BOOLEAN -> new BooleanKind(0.5);
                    case WHOLE -> new IntegerKind(1, Math.max(10, frequencies.size()), null);
                    case DECIMAL, FLOAT -> {
                        int scale = type.family() == TypeFamily.FLOAT ? FLOAT_DIGITS : Math.max(0, type.scale());
                        BigDecimal largest = TypeLimits.largest(type);
                        BigDecimal max = largest == null ? BigDecimal.ONE : largest.min(BigDecimal.ONE);
                        yield new DecimalKind(
                                BigDecimal.ZERO.setScale(scale), max.setScale(scale, RoundingMode.FLOOR), scale, null);
                    }
                    case DATE, TIMESTAMP -> Times.of(target.withoutStatistics());
                    case TIME -> Times.time(target.withoutStatistics());
                    case INTERVAL -> IntervalLengths.of(type, 0);
                    case JSON -> new JsonKind(List.of());
                    case BYTES -> new BytesKind(0, 16);
                    case NETWORK -> new InetKind(NETWORK);
                    case OTHER ->
                        target.facts().type().fields().isEmpty() ? sample(type, false) : CompositeValues.of(target);
                };
        target.note("elements invented; only how many there are and how often the most common ones come is alike");
        return arrayOf(element, target);
    }

    /** An array of such elements, as long as those there. */
    static ValueKind arrayOf(ValueKind element, Target target) {
        int dimensions = Math.min(MAX_DIMENSIONS, target.facts().traits().dimensions());
        return dimensions > 1
                ? ArrayKind.of(element, Collections.nCopies(dimensions, elementsOfDimension(target, dimensions)))
                : new ArrayKind(element, elementCounts(target));
    }

    /** As many in each dimension, so that all together are about as many as there. */
    private static int elementsOfDimension(Target target, int dimensions) {
        double mean = target.shape().lengths().mean();
        return mean <= 0 ? 2 : (int) Math.max(1, Math.min(MAX_SIDE, Math.round(Math.pow(mean, 1.0 / dimensions))));
    }

    /** A column of a type with a name of its own. */
    static ValueKind named(Target target) {
        if (!target.facts().type().fields().isEmpty()) {
            return CompositeValues.of(target);
        }
        if (target.type().labels().isEmpty()) {
            target.note(
                    "texts that " + target.facts().type().name() + " reads: what values are like was not looked at");
        }
        Optional<ValueKind> range = target.unique() ? Optional.empty() : RangeLengths.of(target.type(), target.name());
        return range.orElseGet(() -> sample(target.type(), target.unique()));
    }

    private static ValueKind sample(ColumnType type, boolean unique) {
        return type.labels().isEmpty()
                ? (unique ? SampleTexts.unique(type.userType()) : SampleTexts.of(type.userType()))
                        .orElseThrow(() -> new IllegalArgumentException("no kind makes values of " + type))
                : new ChoiceKind(
                        type.labels(), Collections.nCopies(type.labels().size(), 1.0));
    }

    private static final int SHORT_LABEL = 12;
    /** What PostgreSQL has. */
    private static final int MAX_DIMENSIONS = 6;

    private static final int MAX_SIDE = 100;

    private static Distribution elementCounts(Target target) {
        List<Long> counts = target.statistics().elements().counts();
        if (counts.isEmpty()) {
            Shape shape = target.shape();
            if (shape.equals(Shape.NONE)) {
                return new Uniform(0, UNKNOWN_ELEMENTS);
            }
            long least = Math.min(MAX_ELEMENTS, shape.lengths().min());
            long most = Math.min(MAX_ELEMENTS, Math.max(least, shape.lengths().max()));
            return least == most ? new Constant(least) : new Uniform(least, most);
        }
        Map<Double, Double> weights = new HashMap<>();
        counts.forEach(count -> weights.merge((double) Math.min(MAX_ELEMENTS, count), 1.0, Double::sum));
        return new Weighted(weights);
    }
}
