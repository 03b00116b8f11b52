package io.ballast.introspect.sql;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition of SQL as a tree: what of it is about nulls and listed values is told apart, the rest only by its columns. */
public sealed interface Formula {
    /** The parts that it is made of. */
    List<Formula> parts();

    /** The columns that stand in it, each as often as it does. */
    default Stream<String> columns() {
        return parts().stream().flatMap(Formula::columns);
    }

    /** It and all that it is made of. */
    default Stream<Formula> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Formula::all));
    }

    /** What the server writes a cast around, and casts around that, alone. */
    default Formula uncast() {
        return this;
    }

    /** A column of the row. */
    record Named(String column) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of();
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** A literal; null for NULL. */
    record Literal(@Nullable String text) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of();
        }
    }

    /**
     * What only the server can compute: null where it is strict and one of the parts is null, else anything.
     *
     * @param name of the function, of the operator, or of the type with {@code ::} before it; empty where it is none of the server's own
     */
    record Opaque(String name, List<Formula> parts, boolean strict) implements Formula {
        public Opaque {
            parts = List.copyOf(parts);
        }

        @Override
        public Formula uncast() {
            return name.startsWith("::") && parts.size() == 1 ? parts.get(0).uncast() : this;
        }
    }

    /** The part as a text, which is another order and the same equality. */
    record AsText(Formula part) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(part);
        }
    }

    /**
     * A sum or a difference.
     *
     * @param operator {@code +} or {@code -}
     */
    record Sum(Formula left, String operator, Formula right) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(left, right);
        }
    }

    /** {@code NOT}. */
    record Negated(Formula part) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(part);
        }
    }

    /** All of them. */
    record Both(List<Formula> parts) implements Formula {
        public Both {
            parts = List.copyOf(parts);
        }
    }

    /** One of them, or more. */
    record Either(List<Formula> parts) implements Formula {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A comparison.
     *
     * @param operator one of {@code = < <= > >= <>}
     */
    record Comparison(String operator, Formula left, Formula right) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(left, right);
        }
    }

    /** {@code IS DISTINCT FROM}. */
    record Different(Formula left, Formula right) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(left, right);
        }
    }

    /** {@code IS NULL}. */
    record Unknown(Formula part) implements Formula {
        @Override
        public List<Formula> parts() {
            return List.of(part);
        }
    }

    /** How many of the parts are not null, compared with a number. */
    record NonNullCount(List<Formula> parts, String operator, int number) implements Formula {
        public NonNullCount {
            parts = List.copyOf(parts);
        }
    }

    /** {@code CASE}: conditions and results in turn, and what holds otherwise. */
    record Choice(List<Formula> conditions, List<Formula> results, Formula otherwise) implements Formula {
        public Choice {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }

        @Override
        public List<Formula> parts() {
            return Stream.of(conditions.stream(), results.stream(), Stream.of(otherwise))
                    .flatMap(part -> part)
                    .toList();
        }
    }
}
