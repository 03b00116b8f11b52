package io.ballast.bench.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A strategy is a class of this package, or a constant of one; each is in the list. */
final class StrategiesTest {
    @Test
    void listsEveryClass() throws Exception {
        assertThat(Strategies.all())
                .extracting(Object::getClass)
                .containsAll(classes())
                .isNotEmpty();
    }

    @Test
    void listsEveryConstant() throws Exception {
        List<Object> constants = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Strategy.class) {
                    constants.add(field.get(null));
                }
            }
        }

        assertThat(constants).isNotEmpty();
        assertThat(Strategies.all()).contains(constants.toArray(Strategy[]::new));
    }

    @Test
    void callsEachByANameOfItsOwn() {
        assertThat(Strategies.all())
                .extracting(strategy -> strategy.traits().name())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void saysInOneLineWhatEachDoes() {
        assertThat(Strategies.all())
                .extracting(strategy -> strategy.traits().description())
                .doesNotHaveDuplicates()
                .allMatch(description -> description.matches("[^|\\n]+[^|.\\n]"));
    }

    private static List<Class<?>> classes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(Strategy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(root.resolve(Strategy.class.getPackageName().replace('.', '/')))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Strategy.class.getPackageName() + "." + name);
                if (Strategy.class.isAssignableFrom(type) && type != Strategy.class) {
                    classes.add(type);
                }
            }
        }
        return classes;
    }
}
