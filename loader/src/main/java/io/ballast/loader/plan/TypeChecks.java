package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.UserType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Refuses a target that lacks a type of the source, or has another one of its name. */
final class TypeChecks {
    private final LoadOptions options;
    private final TargetFacts facts;
    private final TypePlan types;
    private final Misfits misfits;

    TypeChecks(Manifest manifest, LoadOptions options, TargetFacts facts, Misfits misfits) {
        this.options = options;
        this.facts = facts;
        this.types = new TypePlan(manifest, options, facts);
        this.misfits = misfits;
    }

    void check() {
        for (UserType type : types.all()) {
            Optional<TargetType> there = types.find(type);
            if (type instanceof UserType.ExistingType existing) {
                checkExisting(existing, there.orElse(null));
            } else {
                checkDeclared(type, there.orElse(null));
            }
        }
    }

    private void checkExisting(UserType.ExistingType type, @Nullable TargetType there) {
        if (there == null) {
            missing(type);
        } else if (type.as() != null && !there.hasValuesOf(type.as())) {
            misfits.add(
                    "Type " + there.written() + " is " + there.inWords() + ", and the "
                            + options.source().kind() + " has values of " + type.as() + " for it",
                    Hint.act("say in the dataset spec what the values are (\"as\"), or leave that to the server"));
        }
    }

    private void missing(UserType.ExistingType type) {
        String schema =
                type.name().schema() == null ? options.schema() : type.name().schema();
        List<String> elsewhere = types.schemasWith(type.name());
        misfits.add(
                "Schema \"" + schema + "\" has no type \"" + type.name().name() + "\", which columns of the "
                        + options.source().kind() + " have"
                        + (elsewhere.isEmpty() ? "" : "; schema \"" + String.join("\", \"", elsewhere) + "\" has one"),
                elsewhere.isEmpty()
                        ? Extensions.hint(type.name(), options.schema()).or(TableChecks.ELSEWHERE)
                        : Hint.act("name the type with its schema in the dataset spec"));
    }

    private void checkDeclared(UserType type, @Nullable TargetType there) {
        if (there != null && !isSame(type, there)) {
            misfits.add(
                    "Type \"" + there.name() + "\" in schema \"" + there.schema() + "\" is " + there.inWords()
                            + "; the " + options.source().kind() + "'s is " + inWords(type),
                    Hint.act("alter or rename that").or(TableChecks.ELSEWHERE));
        }
        @Nullable StagedLoad staged = options.start() == StartMode.RESUME ? facts.staged() : null;
        if (staged != null && !options.mode().keepsTables()) {
            checkStaged(type, there != null, staged);
        }
    }

    /** A load that is resumed has made the type, or has found it; the target must be as it was then. */
    private void checkStaged(UserType type, boolean isThere, StagedLoad staged) {
        boolean isMade = types.in(staged.load().stagingSchema(), type.name()).isPresent();
        if (isMade == isThere) {
            misfits.add(
                    "Type \"" + type.name().name() + "\" in schema \"" + options.schema() + "\" was "
                            + (isThere ? "made" : "dropped") + " since load "
                            + staged.load().name() + " began",
                    Hint.RESTART);
        }
    }

    /** What a domain checks is not compared: the server keeps to it. */
    private boolean isSame(UserType type, TargetType there) {
        if (type instanceof CompositeType composite) {
            return hasFields(composite.fields(), there.fields());
        }
        if (type instanceof UserType.EnumType labels) {
            return there.labels().equals(labels.labels());
        }
        return type instanceof UserType.DomainType domain
                && domain.values().equals(there.over())
                && domain.nullable() == there.nullable();
    }

    private boolean hasFields(List<CompositeType.Field> fields, List<TargetType.TargetField> there) {
        return fields.size() == there.size()
                && IntStream.range(0, fields.size())
                        .allMatch(i -> fields.get(i).name().equals(there.get(i).name())
                                && types.isWritten(
                                        there.get(i).type(), fields.get(i).type()));
    }

    private static String inWords(UserType type) {
        if (type instanceof CompositeType composite) {
            return TargetType.compositeInWords(composite.fields().stream()
                    .map(field -> new TargetType.TargetField(
                            field.name(), field.type().sql()))
                    .toList());
        }
        return type instanceof UserType.DomainType domain
                ? TargetType.domainInWords(domain.values().sql(), domain.nullable())
                : "an enum of " + String.join(", ", ColumnType.of(type).labels());
    }
}
