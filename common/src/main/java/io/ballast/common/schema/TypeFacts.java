package io.ballast.common.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a column type, but for its name.
 *
 * @param aliases other names that PostgreSQL has for it
 * @param binary null where Ballast does not write the type's binary form
 * @param maxWhole the largest number of a type of whole numbers; null for others
 * @param isLong whether a value may be longer than a page of a table has room for, if no length limits it
 * @param indexMethods the methods for which PostgreSQL has an operator class by default; without btree, values cannot be compared
 * @param textForm null where values are recognized by code for the type's family, or by the server alone
 */
record TypeFacts(
        TypeFamily family,
        List<String> aliases,
        TypeModifier modifier,
        @Nullable BinaryForm binary,
        @Nullable Long maxWhole,
        boolean isLong,
        Set<Index.Method> indexMethods,
        @Nullable TextForm textForm) {
    private static final Set<Index.Method> USUAL = EnumSet.of(Index.Method.BTREE, Index.Method.HASH, Index.Method.BRIN);

    TypeFacts {
        aliases = List.copyOf(aliases);
        indexMethods = Set.copyOf(indexMethods);
    }

    /**
     * The numbers of a type and of arrays of it in pg_type, which never change (catalog/pg_type.dat). The binary form of an array, and of
     * a row, contains them.
     */
    record BinaryForm(int oid, int arrayOid) {}

    static TypeFacts of(TypeFamily family) {
        return new TypeFacts(family, List.of(), TypeModifier.NONE, null, null, false, USUAL, null);
    }

    TypeFacts alsoCalled(String... names) {
        return new TypeFacts(family, List.of(names), modifier, binary, maxWhole, isLong, indexMethods, textForm);
    }

    TypeFacts takes(TypeModifier other) {
        return new TypeFacts(family, aliases, other, binary, maxWhole, isLong, indexMethods, textForm);
    }

    /** With a binary form, which {@code loader.wire} writes. */
    TypeFacts inBinary(int oid, int arrayOid) {
        BinaryForm form = new BinaryForm(oid, arrayOid);
        return new TypeFacts(family, aliases, modifier, form, maxWhole, isLong, indexMethods, textForm);
    }

    TypeFacts upTo(long largest) {
        return new TypeFacts(family, aliases, modifier, binary, largest, isLong, indexMethods, textForm);
    }

    TypeFacts ofAnyLength() {
        return new TypeFacts(family, aliases, modifier, binary, maxWhole, true, indexMethods, textForm);
    }

    TypeFacts indexedBy(Index.Method... methods) {
        return new TypeFacts(family, aliases, modifier, binary, maxWhole, isLong, Set.of(methods), textForm);
    }

    TypeFacts written(String pattern, String expected) {
        TextForm form = TextForm.of(pattern, expected);
        return new TypeFacts(family, aliases, modifier, binary, maxWhole, isLong, indexMethods, form);
    }
}
