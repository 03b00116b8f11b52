package io.ballast.spec.yaml;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** Characters beyond the first 65,536 are two in memory, wherever the parser's buffers end. */
class YamlSurrogatesTest {
    @Test
    void readsACharacterOfTwoWhereverItStands() {
        for (int before = 0; before < 2100; before++) {
            String text = "#" + "x".repeat(before) + "\uD83D\uDE00\na: 1\n";
            assertThatCode(() -> YamlText.parse(text, "spec.yaml"))
                    .as("behind %d characters", before + 1)
                    .doesNotThrowAnyException();
        }
    }
}
