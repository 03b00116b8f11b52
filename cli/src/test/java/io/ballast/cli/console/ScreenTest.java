package io.ballast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void believesTheUserFirst() {
        assertThat(Screen.width(Map.of("COLUMNS", "40"), true)).isEqualTo(40);
        assertThat(Screen.width(Map.of("COLUMNS", "132"), false)).isEqualTo(132);
    }

    @Test
    void takesFilesAndPipesForEightyColumnsWide() {
        assertThat(Screen.width(Map.of(), false)).isEqualTo(80);
        assertThat(Screen.width(Map.of("COLUMNS", "wide"), false)).isEqualTo(80);
        assertThat(Screen.width(Map.of("COLUMNS", "0"), false)).isEqualTo(80);
    }

    @Test
    void isNeverNarrowerThanAWord() {
        assertThat(Screen.width(Map.of("COLUMNS", "3"), false)).isEqualTo(20);
    }
}
