package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.PatternKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "[ab]", "#", "[A-Z][A-Z]", "?-#", "[a-z0-9][a-z0-9]"})
    void hasEachTextOnce(String pattern) {
        PatternTexts texts = new PatternTexts(new PatternKind(pattern));
        int count = texts.count().intValueExact();

        assertThat(texts.first(count)).doesNotHaveDuplicates().allMatch(text -> text.length() == pattern(pattern));
    }

    private static int pattern(String pattern) {
        return new PatternKind(pattern).positions().size();
    }

    @ParameterizedTest
    @ValueSource(strings = "[a-z0-9][a-z0-9][a-z0-9][a-z0-9][a-z0-9][a-z0-9][a-z0-9][a-z0-9]")
    void beginsAllOverThePattern(String pattern) {
        PatternTexts texts = new PatternTexts(new PatternKind(pattern));

        assertThat(texts.first(20).stream().map(text -> text.charAt(7)).distinct())
                .hasSizeGreaterThan(15);
    }
}
