package io.ballast.spec.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSyntaxTest {
    @Test
    void readsDigitsLettersClassesEscapesAndPlainCharacters() {
        assertThat(texts("+#?[a-cX]\\#\\\\é"))
                .containsExactly("+", "0123456789", "abcdefghijklmnopqrstuvwxyz", "abcX", "#", "\\", "é");
    }

    @Test
    void keepsTheOrderOfAClassAndEachCharacterOnce() {
        assertThat(texts("[c-aab-d]".replace("c-a", "ca"))).containsExactly("cabd");
    }

    @Test
    void takesAHyphenAtTheEdgeOfAClassAsItself() {
        assertThat(texts("[a-]")).containsExactly("a-");
        assertThat(texts("[\\]-_]")).containsExactly("]^_");
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneAsOne() {
        assertThat(texts("😀[😀-😂]")).containsExactly("😀", "😀😁😂");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "a[bc => \"[\" at character 2 is never closed; the character itself is written \"\\[\"",
                "[] => \"[]\" at character 1 allows no character",
                "[z-a] => range z-a runs backwards",
                "a\\ => the pattern ends in a lone backslash; the character itself is \"\\\\\"",
            })
    void refusesABrokenPattern(String pattern, String message) {
        assertThatThrownBy(() -> PatternSyntax.positions(pattern)).hasMessage(message);
    }

    private static List<String> texts(String pattern) {
        return PatternSyntax.positions(pattern).stream()
                .map(codePoints -> new String(codePoints, 0, codePoints.length))
                .toList();
    }
}
