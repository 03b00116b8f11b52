package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Positional arguments beyond a few cannot be told apart where they are given; components that belong together get a name. */
class RecordSizeTest {
    private static final long MAX_COMPONENTS = 8;

    @Test
    void noRecordHasMoreThanEightComponents() {
        Map<String, Long> sizes = ProjectClasses.ALL.stream()
                .filter(JavaClass::isRecord)
                .collect(Collectors.toMap(JavaClass::getName, RecordSizeTest::components));
        assertThat(sizes)
                .as("sizes of records")
                .containsEntry("io.ballast.common.schema.UniqueKey", 2L)
                .hasSizeGreaterThan(200);

        sizes.values().removeIf(size -> size <= MAX_COMPONENTS);
        assertThat(sizes)
                .as("records of more than " + MAX_COMPONENTS + " components")
                .isEmpty();
    }

    private static long components(JavaClass type) {
        Predicate<JavaField> isStatic = field -> field.getModifiers().contains(JavaModifier.STATIC);
        return type.getFields().stream().filter(isStatic.negate()).count();
    }
}
