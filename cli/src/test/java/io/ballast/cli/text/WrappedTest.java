package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {
    @Test
    void breaksBetweenWordsAndIndentsFurtherLines() {
        assertThat(Wrapped.hanging("  ", "one two three four", 12)).isEqualTo("  one two\n    three\n    four\n");
    }

    @Test
    void beginsFurtherLinesAsItIsTold() {
        assertThat(Wrapped.paragraph("  -- ", "  --   ", "note: a b c d", 14))
                .isEqualTo("  -- note: a\n  --   b c d\n");
    }

    @Test
    void leavesALongWordOfAParagraphWhole() {
        assertThat(Wrapped.hanging("  ", "see /a/very/long/path here", 10))
                .isEqualTo("  see\n    /a/very/long/path\n    here\n");
    }

    @Test
    void breaksAWordOfACellOnlyWhereItIsLongerThanALine() {
        assertThat(Wrapped.lines("see /a/very/long/path here", 10))
                .containsExactly("see", "/a/very/lo", "ng/path", "here");
    }

    @Test
    void leavesShortTextAsItIs() {
        assertThat(Wrapped.lines("", 10)).containsExactly("");
        assertThat(Wrapped.lines("0123456789", 10)).containsExactly("0123456789");
    }
}
