package io.ballast.loader.wire;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Composite types with fields of all types, made in a server, and values of them. */
public final class RandomComposites {
    /** Runs SQL in the server. */
    public interface Execution {
        void run(String sql) throws Exception;
    }

    /** Which of PostgreSQL's own types the fields have. */
    public interface Choice {
        boolean has(ServerType type) throws Exception;
    }

    private static final ColumnType MOOD =
            ColumnType.of(new UserType.EnumType(new TypeName(null, "mood"), List.of("sad", "so, \"so\"")));
    private static final ColumnType YEAR = ColumnType.of(
            new UserType.DomainType(new TypeName(null, "year"), ColumnType.of(BaseType.INTEGER), true, null));

    private final Execution server;
    private final ColumnType inner;
    private final ColumnType outer;

    public RandomComposites(Execution server, Choice choice) throws Exception {
        this.server = server;
        server.run("CREATE TYPE mood AS ENUM ('sad', 'so, \"so\"'); CREATE DOMAIN year AS integer CHECK (VALUE > 0)");
        inner = made("inner", List.of(YEAR, ColumnType.of(BaseType.TEXT), MOOD.asArray()));
        List<ColumnType> types = new ArrayList<>();
        for (BaseType base : BaseType.values()) {
            types.add(ColumnType.of(base));
            types.add(ColumnType.of(base).asArray());
        }
        for (String limited : List.of("varchar(60)", "char(5)", "numeric(40,2)", "time(2)", "timestamp(3)[]")) {
            types.add(ColumnType.parse(limited).orElseThrow());
        }
        for (ServerType own : ServerType.values()) {
            if (own.hasBinaryForm() && choice.has(own)) {
                types.add(ServerTypes.parse(own.sqlName()).orElseThrow());
                ServerTypes.parse(own.sqlName() + "[]").ifPresent(types::add);
            }
        }
        types.addAll(List.of(MOOD, MOOD.asArray(), YEAR, YEAR.asArray(), inner, inner.asArray()));
        outer = made("outer", types);
    }

    /** A type of a domain, texts and enums. */
    public ColumnType inner() {
        return inner;
    }

    /** A type with a field of each type, and of arrays of it. */
    public ColumnType outer() {
        return outer;
    }

    /** A type of these fields, which in the server is what is left of another one that had more. */
    ColumnType made(String name, List<ColumnType> types) throws Exception {
        List<CompositeType.Field> fields = new ArrayList<>();
        server.run("CREATE TYPE \"" + name + "\" AS (gone point)");
        for (int f = 0; f < types.size(); f++) {
            String field = (f % 2 == 0 ? "z" : "a") + f;
            fields.add(new CompositeType.Field(field, types.get(f)));
            server.run("ALTER TYPE \"" + name + "\" ADD ATTRIBUTE " + field + " "
                    + types.get(f).sql());
            if (f == 1) {
                server.run("ALTER TYPE \"" + name + "\" DROP ATTRIBUTE gone, ADD ATTRIBUTE gone text");
            }
        }
        server.run("ALTER TYPE \"" + name + "\" DROP ATTRIBUTE gone");
        return ColumnType.of(new CompositeType(new TypeName(null, name), fields));
    }

    static List<CompositeType.Field> fields(ColumnType type) {
        return ((CompositeType) type.userType()).fields();
    }

    private static String row(ColumnType type, SplittableRandom random) {
        List<String> row = new ArrayList<>();
        for (CompositeType.Field field : fields(type)) {
            row.add(random.nextInt(6) == 0 ? "" : quoted(value(field.type(), random), random));
        }
        return "(" + String.join(",", row) + ")";
    }

    /** In one of the ways in which a field can be written. */
    private static String quoted(String value, SplittableRandom random) {
        if (!value.isEmpty() && random.nextInt(3) == 0) {
            return value.replaceAll("[,()\"\\\\]", "\\\\$0");
        }
        String inside = value.replace("\\", "\\\\");
        return '"' + (random.nextBoolean() ? inside.replace("\"", "\"\"") : inside.replace("\"", "\\\"")) + '"';
    }

    /** A value of the type. */
    public static String value(ColumnType type, SplittableRandom random) {
        if (type.array()) {
            return array(type, random);
        }
        if (type.userType() instanceof CompositeType) {
            return row(type, random);
        }
        if (!type.labels().isEmpty()) {
            return type.labels().get(random.nextInt(type.labels().size()));
        }
        if (type.equals(YEAR)) {
            return String.valueOf(random.nextInt(1, 3000));
        }
        if (type.serverType().isPresent()) {
            List<String> odd =
                    new ArrayList<>(OddServerValues.of(type.serverType().get()));
            if (type.serverType().get() == ServerType.BIT) {
                odd.removeIf(bits -> bits.length() != 1);
            }
            return odd.get(random.nextInt(odd.size()));
        }
        String value = RandomValues.of(type, random);
        return switch (type.base()) {
            case NUMERIC -> type.length() < 0 ? value : String.valueOf(random.nextLong() / 7.0);
            default -> value;
        };
    }

    private static String array(ColumnType type, SplittableRandom random) {
        return Stream.generate(() -> random.nextInt(5) == 0 ? "NULL" : element(type.element(), random))
                .limit(random.nextInt(4))
                .collect(Collectors.joining(String.valueOf(type.delimiter()), "{", "}"));
    }

    private static String element(ColumnType type, SplittableRandom random) {
        return '"' + value(type, random).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
