package io.ballast.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a field or a parameter gets, by its type. */
final class Injection {
    private static final Set<Class<?>> TYPES =
            Set.of(ClonedDatabase.class, DataSource.class, Connection.class, String.class);

    private Injection() {}

    /** Whether a parameter is one of ours: by its type, or, for texts, by its annotation. Refuses our annotation on other types. */
    static boolean isOurs(Parameter parameter, boolean marked) {
        Class<?> type = parameter.getType();
        if (marked) {
            check(type, "parameter " + parameter.getName() + " of " + parameter.getDeclaringExecutable());
        }
        return TYPES.contains(type) && (marked || type != String.class);
    }

    /**
     * The value for a type.
     *
     * @param sessions where a connection is noted down, to be closed
     */
    static Object value(Class<?> type, ClonedDatabase database, Sessions sessions) throws SQLException {
        if (type == Connection.class) {
            return sessions.open(database);
        }
        if (type == DataSource.class) {
            return database.dataSource();
        }
        return type == String.class ? database.jdbcUrlWithPassword() : database;
    }

    /** Fills the marked static fields of a class, or the marked instance fields of an object. */
    static void fill(Class<?> type, @Nullable Object instance, ClonedDatabase database, Sessions sessions)
            throws SQLException {
        for (Field field : fields(type, instance == null).toList()) {
            try {
                field.setAccessible(true);
                field.set(instance, value(field.getType(), database, sessions));
            } catch (IllegalAccessException e) {
                throw new ExtensionConfigurationException("field " + field + " cannot be set: it must not be final", e);
            }
        }
    }

    /** Whether there is a static field that a copy for each method could not fill. */
    static boolean hasStaticFields(Class<?> type) {
        return fields(type, true).findAny().isPresent();
    }

    private static Stream<Field> fields(Class<?> type, boolean wantStatic) {
        return AnnotationSupport.findAnnotatedFields(type, FromBallast.class).stream()
                .filter(field -> Modifier.isStatic(field.getModifiers()) == wantStatic)
                .peek(field -> check(field.getType(), "field " + field));
    }

    private static void check(Class<?> type, String place) {
        if (!TYPES.contains(type)) {
            throw new ExtensionConfigurationException("@FromBallast on " + place + ": the type is " + type.getName()
                    + "; ClonedDatabase, DataSource, Connection or String is expected");
        }
    }
}
