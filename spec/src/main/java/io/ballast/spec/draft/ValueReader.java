package io.ballast.spec.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Sizes;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Fitting;
import io.ballast.spec.literal.InetNetwork;
import io.ballast.spec.literal.Keywords;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.yaml.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how a column's values come about: a mapping with one key, the kind. */
public final class ValueReader {
    /** What members and parts of a template are read as; they have no column type of their own. */
    public static final ColumnType FREE_TEXT = ColumnType.of(BaseType.TEXT);

    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_ELEMENTS = 10_000;

    private static final Map<String, UuidKind> UUIDS =
            Keywords.of("v4", UuidKind.V4, "v7", UuidKind.V7, "v4-ordered", UuidKind.V4_ORDERED);
    private static final Map<String, OrdinalKind> ORDINALS =
            Keywords.of("first", OrdinalKind.FIRST, "last", OrdinalKind.LAST, "number", OrdinalKind.NUMBER);

    private final ChoiceReader choices;
    private final TextKinds texts = new TextKinds(this);

    public ValueReader(ChoiceReader choices) {
        this.choices = choices;
    }

    /** The kind of a column of the type; {@code reference} is read elsewhere. */
    ValueKind column(SpecNode node, ColumnType type) {
        String kind = node.onlyKey("kind of value", Fitting.KINDS);
        if (!Fitting.kinds(type).contains(kind)) {
            throw node.require(kind)
                    .refused("kind \"" + kind + "\" cannot fill " + type + "; allowed: "
                            + String.join(", ", Fitting.kinds(type)));
        }
        return kind(kind, node.require(kind), type);
    }

    /** A member of a JSON object. */
    ValueKind member(SpecNode node) {
        return free(node, "kind of a JSON member", Fitting.MEMBER_KINDS);
    }

    /** A named part of a template. */
    ValueKind part(SpecNode node) {
        return free(node, "kind of a template's part", Fitting.PART_KINDS);
    }

    private ValueKind free(SpecNode node, String what, List<String> allowed) {
        String kind = node.onlyKey(what, allowed);
        ColumnType type =
                switch (kind) {
                    case "sequence", "integer", "ordinal" -> ColumnType.of(BaseType.BIGINT);
                    case "decimal" -> ColumnType.of(BaseType.NUMERIC);
                    case "boolean" -> ColumnType.of(BaseType.BOOLEAN);
                    default -> FREE_TEXT;
                };
        return kind(kind, node.require(kind), type);
    }

    private ValueKind kind(String kind, SpecNode node, ColumnType type) {
        return switch (kind) {
            case "uuid" -> node.oneOf("version of UUIDs", UUIDS);
            case "sequence" -> SequenceKinds.sequence(node, type);
            case "integer" -> NumberKinds.integer(node, type);
            case "decimal" -> NumberKinds.decimal(node, type);
            case "boolean" -> bool(node);
            case "date" -> TimeKinds.date(node);
            case "timestamp" -> TimeKinds.timestamp(node);
            case "time" -> TimeKinds.time(node);
            case "interval" -> TimeKinds.interval(node);
            case "choice" -> choices.read(node, type);
            case "text" -> texts.text(node, type);
            case "pattern" -> texts.pattern(node);
            case "template" -> texts.template(node);
            case "faker" -> texts.faker(node, type);
            case "json" -> json(node);
            case "bytes" -> bytes(node);
            case "inet" -> new InetKind(InetNetwork.read(node));
            case "array" -> array(node, type);
            case "constant" -> new ConstantKind(Literals.read(node, type));
            case "ordinal" -> ordinal(node, type);
            case "parent" -> new ParentKind(node.text());
            default -> throw new IllegalArgumentException("kind " + kind + " is read elsewhere");
        };
    }

    public static String word(UuidKind version) {
        return Keywords.word(UUIDS, version);
    }

    public static String word(OrdinalKind ordinal) {
        return Keywords.word(ORDINALS, ordinal);
    }

    private static ValueKind bool(SpecNode node) {
        SpecNode probability = node.allow("probability").find("probability");
        return new BooleanKind(probability == null ? 0.5 : probability.number(0, 1));
    }

    private static ValueKind ordinal(SpecNode node, ColumnType type) {
        OrdinalKind ordinal = node.oneOf("ordinal", ORDINALS);
        boolean needsNumber = ordinal == OrdinalKind.NUMBER;
        if (needsNumber == (type.base() == BaseType.BOOLEAN)) {
            throw node.refused("ordinal " + node.text() + " cannot fill " + type
                    + "; boolean takes first and last, numbers take number");
        }
        return ordinal;
    }

    private ValueKind json(SpecNode node) {
        List<JsonKind.Member> members = new ArrayList<>();
        for (String name : node.keys()) {
            members.add(new JsonKind.Member(name, member(node.require(name))));
        }
        return new JsonKind(members);
    }

    private static ValueKind bytes(SpecNode node) {
        node.allow("length", "minLength", "maxLength");
        SpecNode length = node.find("length");
        if (length != null) {
            if (node.keys().size() > 1) {
                throw node.refused("expected either \"length\" or \"minLength\" and \"maxLength\", found both");
            }
            int size = length.wholeNumber(0, MAX_LENGTH);
            return new BytesKind(size, size);
        }
        int min = node.require("minLength").wholeNumber(0, MAX_LENGTH);
        return new BytesKind(min, node.require("maxLength").wholeNumber(min, MAX_LENGTH));
    }

    private ValueKind array(SpecNode node, ColumnType type) {
        node.allow("element", "length");
        Distribution length = Sizes.read(node.require("length"), 0, MAX_ELEMENTS);
        SpecNode element = node.require("element");
        if (!type.array()) { // within a JSON object
            return new ArrayKind(member(element), length);
        }
        ColumnType elementType = new ColumnType(type.base(), type.length(), type.scale(), false);
        List<String> allowed = Fitting.elementKinds(elementType);
        String kind = element.onlyKey("kind of an array's elements", Fitting.KINDS);
        if (!allowed.contains(kind)) {
            throw element.require(kind)
                    .refused("kind \"" + kind + "\" cannot fill the elements of " + type + "; allowed: "
                            + String.join(", ", allowed));
        }
        return new ArrayKind(kind(kind, element.require(kind), elementType), length);
    }
}
