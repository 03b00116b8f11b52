package io.ballast.common.bundle;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Collation;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of the types that a bundle brings along. Places are told as paths in the descriptor. */
final class TypeRules {
    private final String file;

    private TypeRules(String file) {
        this.file = file;
    }

    static void check(String file, List<TableSchema> tables) {
        List<UserType> types = UserTypes.declared(tables);
        Set<String> names = tables.stream().map(TableSchema::name).collect(Collectors.toCollection(HashSet::new));
        for (int i = 0; i < types.size(); i++) {
            String place = "ballast.types[" + i + "]";
            String name = types.get(i).name().name();
            TableRules.checkName(file, place + ".name", name);
            if (!names.add(name)) {
                throw JsonPlace.refuse(
                        file, place + ".name", JsonPlace.quoted(name), "a name that no table and no other type has");
            }
            new TypeRules(file).check(place, types.get(i));
        }
    }

    private void check(String place, UserType type) {
        if (type instanceof UserType.EnumType labels) {
            checkLabels(place + ".enum", labels.labels());
        } else if (type instanceof UserType.DomainType domain) {
            checkDomain(place, domain);
        } else if (type instanceof CompositeType composite) {
            checkFields(place + ".composite", composite.fields());
        }
    }

    private void checkDomain(String place, UserType.DomainType domain) {
        TableRules.checkText(file, place + ".comment", JsonPlace.MAKE_AGAIN, domain.comment());
        if (domain.check() != null) {
            checkLimits(place + ".check", domain.check());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < domain.sqlChecks().size(); i++) {
            String name = domain.sqlChecks().get(i).name();
            String at = place + ".checks[" + i + "].name";
            if (name != null) {
                TableRules.checkName(file, at, name);
                if (!seen.add(name)) {
                    throw JsonPlace.refuse(file, at, JsonPlace.quoted(name), "each name once");
                }
            }
        }
    }

    private void checkFields(String place, List<CompositeType.Field> fields) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String at = place + "[" + i + "].name";
            TableRules.checkName(file, at, fields.get(i).name());
            Collation collation = fields.get(i).collation();
            if (collation != null) {
                TableRules.checkName(file, place + "[" + i + "].collation.name", collation.name());
                TableRules.checkName(
                        file,
                        place + "[" + i + "].collation.schema",
                        collation.schema() == null ? collation.name() : collation.schema());
            }
            if (!seen.add(fields.get(i).name())) {
                throw JsonPlace.refuse(file, at, JsonPlace.quoted(fields.get(i).name()), "each name once");
            }
        }
    }

    private void checkLabels(String place, List<String> labels) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < labels.size(); i++) {
            String at = place + "[" + i + "]";
            String label = labels.get(i);
            TableRules.checkText(file, at, JsonPlace.MAKE_AGAIN, label);
            if (label.getBytes(StandardCharsets.UTF_8).length > BundleLimits.MAX_NAME_BYTES || !seen.add(label)) {
                throw JsonPlace.refuse(
                        file,
                        at,
                        JsonPlace.quoted(label),
                        "a label of at most " + BundleLimits.MAX_NAME_BYTES + " bytes, each once");
            }
        }
        if (labels.isEmpty()) {
            throw JsonPlace.refuse(file, place, "no label", "at least one");
        }
    }

    private void checkLimits(String place, Check check) {
        if (check.isEmpty()) {
            throw JsonPlace.refuse(file, place, "nothing to check", "minimum, maximum, minLength, maxLength or enum");
        }
        TableRules.checkText(file, place + ".minimum", JsonPlace.MAKE_AGAIN, check.minimum());
        TableRules.checkText(file, place + ".maximum", JsonPlace.MAKE_AGAIN, check.maximum());
        check.oneOf().forEach(value -> TableRules.checkText(file, place + ".enum", JsonPlace.MAKE_AGAIN, value));
    }
}
