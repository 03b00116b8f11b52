package io.ballast.spec.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.spec.kind.TemplateSegment.Column;
import io.ballast.spec.kind.TemplateSegment.Form;
import io.ballast.spec.kind.TemplateSegment.Literal;
import io.ballast.spec.kind.TemplateSegment.ParentColumn;
import io.ballast.spec.kind.TemplateSegment.Part;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSyntaxTest {
    @Test
    void tellsPartsColumnsAndColumnsOfTheParentApart() {
        assertThat(TemplateSyntax.segments("{users.first_name|slug}.{n}@{domain|upper}", Set.of("n")))
                .containsExactly(
                        new ParentColumn("users", "first_name", Form.SLUG),
                        new Literal("."),
                        new Part("n", Form.AS_IS),
                        new Literal("@"),
                        new Column("domain", Form.UPPER));
    }

    @Test
    void readsDoubledBracesAsBraces() {
        assertThat(TemplateSyntax.segments("{{{n}}}", Set.of("n")))
                .containsExactly(new Literal("{"), new Part("n", Form.AS_IS), new Literal("}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "a{n => \"{\" at character 2 is never closed; a brace itself is written \"{{\"",
                "a}n => \"}\" at character 2 closes nothing; a brace itself is written \"}}\"",
                "{} => placeholder \"{}\" names nothing",
                "{.a} => placeholder \"{.a}\" names nothing",
                "{a|title} => \"|title\" is no form of a placeholder; allowed: |lower, |upper, |slug",
            })
    void refusesABrokenTemplate(String template, String message) {
        assertThatThrownBy(() -> TemplateSyntax.segments(template, Set.of())).hasMessage(message);
    }
}
