package io.ballast.spec.writer;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.DistributionTree;
import io.ballast.spec.draft.ValueReader;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value kind as the tree of keys and values that {@link SpecWriter} writes. */
final class ValueTree {
    private ValueTree() {}

    static Map<String, Object> of(ValueKind kind) {
        if (kind instanceof UuidKind uuid) {
            return Map.of("uuid", ValueReader.word(uuid));
        }
        if (kind instanceof SequenceKind sequence) {
            return sequence(sequence);
        }
        if (kind instanceof IntegerKind integer) {
            return tree(
                    "integer",
                    "min",
                    integer.min(),
                    "max",
                    integer.max(),
                    "distribution",
                    distribution(integer.distribution()));
        }
        if (kind instanceof DecimalKind decimal) {
            return tree(
                    "decimal",
                    "min",
                    decimal.min(),
                    "max",
                    decimal.max(),
                    "scale",
                    decimal.scale(),
                    "distribution",
                    distribution(decimal.distribution()));
        }
        if (kind instanceof BooleanKind bool) {
            return tree("boolean", "probability", DistributionTree.number(bool.probability()));
        }
        if (kind instanceof DateKind date) {
            return tree(
                    "date",
                    "from",
                    date.from().toString(),
                    "to",
                    date.to().toString(),
                    "weights",
                    weights(date.weights()));
        }
        if (kind instanceof TimestampKind timestamp) {
            return tree(
                    "timestamp",
                    "from",
                    timestamp.from().toString(),
                    "to",
                    timestamp.to().toString(),
                    "precision",
                    timestamp.wholeSeconds() ? "second" : "microsecond",
                    "weights",
                    weights(timestamp.weights()));
        }
        if (kind instanceof TimeKind time) {
            return tree("time", "from", time.from().toString(), "to", time.to().toString());
        }
        if (kind instanceof IntervalKind interval) {
            return tree("interval", "minSeconds", interval.minSeconds(), "maxSeconds", interval.maxSeconds());
        }
        if (kind instanceof ChoiceKind choice) {
            return tree(
                    "choice",
                    "values",
                    choice.values(),
                    "weights",
                    choice.weights().stream().map(DistributionTree::number).toList());
        }
        if (kind instanceof ConstantKind constant) {
            return Map.of("constant", constant.value());
        }
        return text(kind);
    }

    private static Map<String, Object> sequence(SequenceKind kind) {
        if (kind instanceof SequenceKind.Decimals decimal) {
            return tree("sequence", "start", decimal.start(), "step", decimal.step());
        }
        if (kind instanceof SequenceKind.Days date) {
            return tree("sequence", "start", date.start().toString(), "step", "P" + date.stepDays() + "D");
        }
        if (kind instanceof SequenceKind.Moments timestamp) {
            return tree(
                    "sequence",
                    "start",
                    timestamp.start().toString(),
                    "step",
                    timestamp.step().toString());
        }
        return tree("sequence", "start", kind.startUnits(), "step", kind.stepUnits());
    }

    private static Map<String, Object> text(ValueKind kind) {
        if (kind instanceof TextKind.Words words) {
            return Map.of("text", Map.of("words", DistributionTree.of(words.count())));
        }
        if (kind instanceof TextKind.Characters characters) {
            return Map.of("text", Map.of("characters", DistributionTree.of(characters.length())));
        }
        if (kind instanceof PatternKind pattern) {
            return Map.of("pattern", pattern.pattern());
        }
        if (kind instanceof TemplateKind template) {
            Map<String, Object> parts = new LinkedHashMap<>();
            template.parts().forEach((name, part) -> parts.put(name, of(part)));
            return tree("template", "text", template.template(), "parts", parts);
        }
        if (kind instanceof FakerKind faker) {
            return tree(
                    "faker",
                    "expression",
                    faker.expression(),
                    "pool",
                    faker.poolSize(),
                    "maxLength",
                    faker.maxLength());
        }
        return other(kind);
    }

    private static Map<String, Object> other(ValueKind kind) {
        if (kind instanceof JsonKind json) {
            Map<String, Object> members = new LinkedHashMap<>();
            json.members().forEach(member -> members.put(member.name(), of(member.value())));
            return Map.of("json", members);
        }
        if (kind instanceof BytesKind bytes) {
            return tree("bytes", "minLength", bytes.minLength(), "maxLength", bytes.maxLength());
        }
        if (kind instanceof InetKind inet) {
            return Map.of("inet", inet.network());
        }
        if (kind instanceof ArrayKind array) {
            return tree("array", "element", of(array.element()), "length", DistributionTree.of(array.length()));
        }
        if (kind instanceof OrdinalKind ordinal) {
            return Map.of("ordinal", ValueReader.word(ordinal));
        }
        if (kind instanceof ParentKind reference) {
            return Map.of("parent", reference.column());
        }
        ReferenceKind reference = (ReferenceKind) kind;
        return tree(
                "reference", "to", reference.table() + "." + reference.column(), "pick", ColumnTree.pick(reference));
    }

    private static @Nullable List<BigDecimal> weights(List<Double> weights) {
        return weights.isEmpty() ? null : DistributionTree.numbers(weights);
    }

    private static @Nullable Map<String, Object> distribution(@Nullable Distribution distribution) {
        return distribution == null ? null : DistributionTree.of(distribution);
    }

    /** Names and values by turns; parameters without a value are omitted. */
    private static Map<String, Object> tree(String kind, @Nullable Object... namesAndValues) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                parameters.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return Map.of(kind, parameters);
    }
}
